//! Places of the source that can be changed so that it still compiles and means something else.

use crate::shell::root;
use miette::{IntoDiagnostic, Result};
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Lit, UnOp};

/// One change of one place.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file, from the root of the repository.
    pub file: PathBuf,
    /// The bytes that are changed; none where words are put in.
    pub range: Range<usize>,
    pub change: Change,
    /// From 1.
    pub line: usize,
    /// What is changed into what, in one line.
    pub said: String,
}

/// What is done to a place.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another operator between the two.
    Operator { left: Range<usize>, was: &'static str, now: &'static str, right: Range<usize> },
    /// Other words in its place.
    Instead(String),
    /// Only these bytes of it.
    Only(Range<usize>),
    /// A function that gives this at once.
    Early(&'static str),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.said)
    }
}

/// Every place under `folders`, tests left out, in the order of files and bytes.
pub fn all(folders: &[String]) -> Result<Vec<Place>> {
    let mut files = Vec::new();
    for folder in folders {
        sources(&root().join(folder), &mut files)?;
    }
    files.sort();
    let mut out = Vec::new();
    for path in files {
        let source = std::fs::read_to_string(&path).into_diagnostic()?;
        let file = path.strip_prefix(root()).into_diagnostic()?.to_path_buf();
        let mut finder = Finder { file, source: &source, out: Vec::new() };
        finder.visit_file(&syn::parse_file(&source).into_diagnostic()?);
        out.extend(finder.out);
    }
    Ok(out)
}

/// The source files of a folder, but for those that its `mod.rs` builds for tests only.
fn sources(folder: &Path, out: &mut Vec<PathBuf>) -> Result<()> {
    let front = std::fs::read_to_string(folder.join("mod.rs")).unwrap_or_default();
    for entry in std::fs::read_dir(folder).into_diagnostic()? {
        let path = entry.into_diagnostic()?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if front.contains(&format!("#[cfg(test)]\nmod {name};")) || name == "tests" {
            continue;
        }
        if path.is_dir() {
            sources(&path, out)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
    Ok(())
}

struct Finder<'s> {
    file: PathBuf,
    source: &'s str,
    out: Vec<Place>,
}

impl Finder<'_> {
    fn add(&mut self, range: Range<usize>, change: Change, said: String) {
        let line = self.source.get(..range.start).unwrap_or_default().matches('\n').count() + 1;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.push(Place { file: self.file.clone(), range, change, line, said });
    }

    fn words(&self, node: &impl Spanned) -> String {
        self.source.get(node.span().byte_range()).unwrap_or_default().to_owned()
    }

    /// Ways in which a function can give up at once.
    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let syn::ReturnType::Type(_, given) = &signature.output else { return };
        let given = self.words(&**given);
        let nothing: &[&'static str] = match given.split(['<', ' ']).next().unwrap_or_default() {
            "bool" => &["true", "false"],
            "Option" => &["None"],
            "Vec" => &["Vec::new()"],
            "String" => &["String::new()"],
            "usize" | "u64" | "u32" | "i64" => &["0", "1"],
            "f64" => &["0.0"],
            _ => &[],
        };
        let start = block.brace_token.span.open().byte_range().end;
        for value in nothing {
            self.add(start..start, Change::Early(value), format!("{}() gives {value}", signature.ident));
        }
    }

    fn condition(&mut self, condition: &Expr) {
        if has_let(condition) {
            return;
        }
        for value in ["true", "false"] {
            let said = format!("`{}` is {value}", self.words(condition));
            self.add(condition.span().byte_range(), Change::Instead(value.to_owned()), said);
        }
    }
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes
        .iter()
        .any(|a| a.path().is_ident("test") || matches!(&a.meta, syn::Meta::List(l) if l.path.is_ident("cfg")))
}

/// Whether names are bound in a condition, so that it is more than a value.
fn has_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(b) => has_let(&b.left) || has_let(&b.right),
        Expr::Paren(p) => has_let(&p.expr),
        _ => false,
    }
}

/// An operator and those that may stand in its place.
fn others(op: &BinOp) -> Option<(&'static str, &'static [&'static str])> {
    Some(match op {
        BinOp::Lt(_) => ("<", &["<=", ">"]),
        BinOp::Le(_) => ("<=", &["<", ">"]),
        BinOp::Gt(_) => (">", &[">=", "<"]),
        BinOp::Ge(_) => (">=", &[">", "<"]),
        BinOp::Eq(_) => ("==", &["!="]),
        BinOp::Ne(_) => ("!=", &["=="]),
        BinOp::And(_) => ("&&", &["||"]),
        BinOp::Or(_) => ("||", &["&&"]),
        BinOp::Add(_) => ("+", &["-"]),
        BinOp::Sub(_) => ("-", &["+"]),
        BinOp::Mul(_) => ("*", &["+"]),
        BinOp::AddAssign(_) => ("+=", &["-="]),
        BinOp::SubAssign(_) => ("-=", &["+="]),
        _ => return None,
    })
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_for_tests(&item.attrs) && item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            self.visit_block(&item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) && item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            self.visit_block(&item.block);
        }
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    // What must be known when the crate is built cannot ask the environment.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_pat(&mut self, _: &'a syn::Pat) {}
    fn visit_type(&mut self, _: &'a syn::Type) {}
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}
    fn visit_generic_argument(&mut self, _: &'a syn::GenericArgument) {}
    fn visit_expr_repeat(&mut self, expr: &'a syn::ExprRepeat) {
        self.visit_expr(&expr.expr);
    }

    fn visit_expr_if(&mut self, expr: &'a syn::ExprIf) {
        self.condition(&expr.cond);
        visit::visit_expr_if(self, expr);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_binary(&mut self, expr: &'a syn::ExprBinary) {
        if let Some((was, others)) = others(&expr.op).filter(|_| !has_let(&expr.left) && !has_let(&expr.right)) {
            for now in others {
                let (left, right) = (expr.left.span().byte_range(), expr.right.span().byte_range());
                let said = format!("`{}`: {was} is {now}", self.words(expr));
                self.add(expr.span().byte_range(), Change::Operator { left, was, now, right }, said);
            }
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'a syn::ExprUnary) {
        if matches!(expr.op, UnOp::Not(_)) {
            let said = format!("`{}` without its !", self.words(expr));
            self.add(expr.span().byte_range(), Change::Only(expr.expr.span().byte_range()), said);
        }
        visit::visit_expr_unary(self, expr);
    }

    fn visit_expr_lit(&mut self, expr: &'a syn::ExprLit) {
        let range = expr.span().byte_range();
        match &expr.lit {
            Lit::Int(number) => {
                let Ok(value) = number.base10_parse::<u64>() else { return };
                let more = value.saturating_add(1);
                self.add(range, Change::Instead(format!("{more}{}", number.suffix())), format!("{value} is {more}"));
            }
            Lit::Bool(flag) => {
                let other = !flag.value;
                self.add(range, Change::Instead(other.to_string()), format!("{} is {other}", flag.value));
            }
            _ => {}
        }
    }
}
