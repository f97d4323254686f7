//! Draft and edits to Script.

pub mod calibration;
mod coefficients;
mod cues;
pub mod fit;
pub mod revision;
pub mod rundown;
mod script;
pub mod speech;
mod ties;
pub mod timing;
#[cfg(test)]
mod trial;
mod writer;

pub use script::script;

/// What the person asks for beside the style.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// Short name of the story, over what the article says.
    pub slug: Option<String>,
    /// The anchor, over what the article says.
    pub anchor: Option<String>,
    /// Words a minute, over the anchor's own.
    pub rate: Option<f64>,
    /// Whether sentences may be put in another order.
    pub rewrite: bool,
}
