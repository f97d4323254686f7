//! Kerning: what a font says of two letters that stand side by side.

use ttf_parser::GlyphId;
use ttf_parser::Tag;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};

/// The pair adjustments of a font's `kern` feature, lookup by lookup.
pub(super) struct Pairs<'a> {
    lookups: Vec<Vec<PairAdjustment<'a>>>,
}

impl<'a> Pairs<'a> {
    /// Reads them; a font without kerning has none.
    pub(super) fn of(font: &ttf_parser::Face<'a>) -> Self {
        let mut lookups = Vec::new();
        if let Some(table) = font.tables().gpos {
            let mut wanted: Vec<u16> = table
                .features
                .into_iter()
                .filter(|feature| feature.tag == Tag::from_bytes(b"kern"))
                .flat_map(|feature| feature.lookup_indices)
                .collect();
            wanted.sort_unstable();
            wanted.dedup();
            for lookup in wanted.into_iter().filter_map(|index| table.lookups.get(index)) {
                let pairs = lookup.subtables.into_iter::<PositioningSubtable>();
                lookups.push(pairs.filter_map(|subtable| pair(&subtable)).collect());
            }
        }
        Self { lookups }
    }

    /// How much nearer (below nothing) or farther the second glyph stands, in font units.
    pub(super) fn get(&self, left: GlyphId, right: GlyphId) -> i32 {
        let found = |lookup: &Vec<PairAdjustment>| lookup.iter().find_map(|pair| adjust(pair, left, right));
        self.lookups.iter().filter_map(found).map(i32::from).sum()
    }
}

/// A subtable, if it is one of pairs.
fn pair<'a>(subtable: &PositioningSubtable<'a>) -> Option<PairAdjustment<'a>> {
    if let PositioningSubtable::Pair(pair) = subtable { Some(*pair) } else { None }
}

/// What one subtable says; `None` where it is silent and the next one is asked.
fn adjust(pair: &PairAdjustment, left: GlyphId, right: GlyphId) -> Option<i16> {
    let covered = pair.coverage().get(left)?;
    let (first, _) = match pair {
        PairAdjustment::Format1 { sets, .. } => sets.get(covered)?.get(right)?,
        PairAdjustment::Format2 { classes, matrix, .. } => {
            matrix.get((classes.0.get(left), classes.1.get(right)))?
        }
    };
    Some(first.x_advance)
}
