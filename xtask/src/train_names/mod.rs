//! `cargo xtask train-names`: the weights of the name tagger, the same bytes on every run.
//!
//! Documents are read, copies of a part of them get other names, titles and capitals; a model of
//! each run alone is trained on four parts in turn, so that the votes the second model sees in
//! training are as imperfect as they will be; then both models are trained on everything, in several
//! orders whose weights are added up.

mod augment;
mod data;
mod labels;
mod measure;
mod perceptron;

use claimdiff::lexicon::Lexicon;
use claimdiff::names::gazetteer::Gazetteer;
use claimdiff::names::tagger::Tagger;
use claimdiff::names::tagger::weights::Pass;
use data::Document;
use miette::{IntoDiagnostic, Result, miette};
use perceptron::Example;
use std::path::PathBuf;

/// What to train on, and where to write.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of training sets.
    #[arg(long, default_value = "../shared/ner")]
    from: PathBuf,
    /// The folder of word lists, for other names.
    #[arg(long, default_value = "../shared/lexicon")]
    lexicon: PathBuf,
    /// Training sets, by file name without ending.
    #[arg(long, value_delimiter = ',', default_value = "gmb_dn2,wikigold,gum,re3d,btc,wnut17,meantime")]
    sets: Vec<String>,
    /// Share of documents that get a copy with other names.
    #[arg(long, default_value_t = 0.6)]
    augment: f64,
    /// Rounds over all documents.
    #[arg(long, default_value_t = 2)]
    rounds: usize,
    /// Shuffles whose weights are added up.
    #[arg(long, default_value_t = 4)]
    orders: u64,
    /// Rows whose weights are all at most this are left out.
    #[arg(long, default_value_t = 1)]
    prune: u8,
    /// Seed of shuffling and of copies.
    #[arg(long, default_value_t = 20_261_122)]
    seed: u64,
    /// Where the weights go.
    #[arg(long, default_value = "patterns/names/tagger.bin")]
    to: PathBuf,
    /// Only measure the committed weights against these files of documents.
    #[arg(long)]
    against: Vec<PathBuf>,
    /// Prints this many misses of each file.
    #[arg(long, default_value_t = 0)]
    show: usize,
}

/// Parts whose votes come from a model that has not seen them.
const FOLDS: usize = 4;

/// Trains and writes, or measures.
pub fn run(args: &Args) -> Result<()> {
    if args.to.exists() && !args.against.is_empty() {
        return args.against.iter().try_for_each(|file| measure::measure(file, &args.to, args.show));
    }
    let gazetteer = Gazetteer::built_in().into_diagnostic()?;
    let lexicon = Lexicon::built_in().into_diagnostic()?;
    let mut documents: Vec<Document> = Vec::new();
    for set in &args.sets {
        let mut read = data::read(&args.from.join(format!("{set}.jsonl")))?;
        if set.starts_with("gmb") {
            read.iter_mut().for_each(|document| labels::mend(document, &gazetteer));
        }
        documents.extend(read);
    }
    let lists = augment::Lists::read(&args.lexicon)?;
    documents.extend(augment::copies(&documents, &lists, args.augment, args.seed));
    let mut examples: Vec<Example> = documents.iter().map(|d| Example::of(d, &lexicon, &gazetteer)).collect();
    println!("{} documents, {} runs", examples.len(), examples.iter().map(Example::runs).sum::<usize>());

    vote_by_others(&mut examples, args)?;
    let all: &[&Example] = &examples.iter().collect::<Vec<_>>();
    let [first, second] = std::thread::scope(|scope| {
        let train = |pass| scope.spawn(move || perceptron::train_often(all, pass, args.rounds, args.seed, args.orders));
        [train(Pass::First), train(Pass::Second)].map(|thread| thread.join().ok())
    });
    let (first, second) = first.zip(second).ok_or_else(|| miette!("training was cut short"))?;
    let weights = perceptron::quantise(&first, &second, args.prune);
    let bytes = weights.to_bytes();
    std::fs::write(&args.to, &bytes).into_diagnostic().map_err(|e| miette!("{}: {e}", args.to.display()))?;
    println!("{}: {} bytes", args.to.display(), bytes.len());
    Ok(())
}

/// Gives every example the votes of a first model trained on the other parts.
fn vote_by_others(examples: &mut [Example], args: &Args) -> Result<()> {
    let rounds = args.rounds.div_ceil(2);
    let model = |fold: usize, examples: &[Example]| {
        let others = examples.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, e)| e);
        let counts = perceptron::train(&others.collect::<Vec<_>>(), Pass::First, rounds, args.seed);
        Tagger::new(perceptron::quantise(&counts, &counts, 0))
    };
    let shared: &[Example] = examples;
    let models: Option<Vec<Tagger>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || model(fold, shared))).collect();
        threads.into_iter().map(|thread| thread.join().ok()).collect()
    });
    let models = models.ok_or_else(|| miette!("training was cut short"))?;
    for (i, example) in examples.iter_mut().enumerate() {
        let tags = models[i % FOLDS].tag_alone(&example.words);
        example.words.vote(&tags);
    }
    Ok(())
}
