//! What a file says beside the story: the fonts and styles it names, and facts about itself.

use super::File;
use super::state::Place;
use crate::import::codepage::Page;
use crate::import::paragraph::styled;

impl File<'_> {
    /// Takes what a group said that is not of the story.
    pub(super) fn end_aside(&mut self) {
        let aside = self.aside.trim().trim_end_matches(';').trim();
        let fact = || Some(aside.to_owned()).filter(|fact| !fact.is_empty());
        match self.state.place {
            Place::Body | Place::Info => return,
            Place::Fonts => {
                let page = Page::of_name(aside);
                if page.is_symbols() {
                    self.fonts.insert(self.current, page);
                }
            }
            Place::Styles => {
                if let Some(role) = styled(aside) {
                    self.styles.insert(self.current, role);
                }
            }
            Place::Title => self.flow.meta.headline = fact(),
            Place::Author => self.flow.meta.byline = fact(),
            Place::Time => {
                let [year, month, day, hour, minute] = self.date;
                let date = format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}");
                self.flow.meta.published = Some(date).filter(|_| year > 0);
            }
        }
        self.aside.clear();
    }

    /// Begins the description of a font; the one before it may have had no group of its own.
    pub(super) fn next_font(&mut self, number: i32) {
        self.flush();
        self.end_aside();
        self.current = number;
    }
}
