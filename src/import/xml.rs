//! XML of word processors' files: one pass over a part, whatever prefixes its names carry.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::model::Error;

/// Elements nested deeper than this are no word processor's.
const DEEPEST: usize = 400;

/// What comes along in a part.
pub(super) enum Node<'a> {
    /// A tag opens; an empty element opens and closes.
    Open(Tag<'a>),
    /// The tag of that name closes.
    Close(&'a str),
    /// Words.
    Text(&'a str),
}

/// A tag with its attributes.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let found =
            attributes.into_iter().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| Cow::Owned(value.into_owned()))
    }
}

/// Goes once through a part and hands each node on.
///
/// # Errors
/// Where the part is broken, nested too deep, or declares entities of its own.
pub(super) fn walk(part: &str, xml: &str, mut each: impl FnMut(Node)) -> Result<(), Error> {
    let broken = |why: &dyn std::fmt::Display, at: u64| {
        Error::new(format!("{part} is broken at byte {at}: {why}"))
            .hint("open it in a word processor, save it anew")
    };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|why| broken(&why, reader.error_position()))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken(
                        &format!("nested more than {DEEPEST} deep"),
                        reader.buffer_position(),
                    ));
                }
                each(Node::Open(Tag(&tag)));
            }
            Event::End(tag) => {
                depth -= 1;
                each(Node::Close(tag.local_name().into_inner()));
            }
            Event::Text(text) => each(Node::Text(&text)),
            Event::CData(text) => each(Node::Text(&text)),
            Event::GeneralRef(entity) => {
                let c =
                    resolve(&entity).ok_or_else(|| broken(&"an unknown entity", reader.buffer_position()))?;
                each(Node::Text(c.encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => {
                return Err(broken(&"it declares a document type", reader.buffer_position()));
            }
            Event::Eof if depth > 0 => return Err(broken(&"it ends too soon", reader.buffer_position())),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The character a reference stands for.
fn resolve(entity: &BytesRef) -> Option<char> {
    match &**entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok().flatten(),
    }
}
