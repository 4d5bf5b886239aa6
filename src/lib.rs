//! claimdiff reads what many outlets reported about the same events, finds the claims that recur,
//! normalises their figures, dates and names, and says where outlets differ. It never says who is right.
//!
//! The layers, each of which knows only those before it: [`model`] (the nouns), [`lexicon`] (words),
//! [`names`] and [`patterns`] (what is known beforehand), the stages [`read`], [`segment`], [`extract`],
//! [`normalise`], [`resolve`], [`compare`] (which never know each other), [`cache`], [`pipeline`], [`report`],
//! [`cli`].

pub mod cache;
pub mod cli;
pub mod compare;
pub mod extract;
pub mod lexicon;
pub mod model;
pub mod names;
pub mod normalise;
pub mod patterns;
pub mod pipeline;
pub mod read;
pub mod report;
pub mod resolve;
pub mod segment;
