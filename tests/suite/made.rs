//! Texts made here: sentences from written forms, and heaps of what nobody should write and somebody does.

/// Written forms, each with what a sentence may have there.
const THINGS: &[&str] = &[
    "15,000 troops",
    "$5 million",
    "$2.50",
    "a $700,000 home",
    "3.8%",
    "0.5%",
    "1/2 of it",
    "the 42nd time",
    "Jan. 3",
    "March 14, 2025",
    "9/11/2001",
    "9 p.m. EDT",
    "3:30",
    "the 1990s",
    "the ’80s",
    "2001-05",
    "34-7",
    "a 5-4 vote",
    "-5 degrees",
    "72°F",
    "6-foot-4",
    "25 mph",
    "No. 7",
    "I-95",
    "Flight 93",
    "F-16s",
    "H5N1",
    "the FBI",
    "the NAACP’s plan",
    "two CEOs",
    "the U.S.",
    "U.S.-led forces",
    "NASA",
    "AT&T",
    "COVID-19",
    "a PhD",
    "the 49ers",
    "Sen. Tim Kaine, D-Va.,",
    "Rep. Jim Jordan (R-Ohio)",
    "Dr. Ann Roe",
    "Mr. Fox",
    "St. Louis",
    "George W. Bush",
    "J.D. Vance",
    "Acme Inc.",
    "Hartford, Conn.,",
    "weather.gov",
    "@NWS",
    "#MeToo",
    "202-555-0147",
    "953 E. 42nd St.",
    "World War II",
    "Pope Leo XIV",
    "Malcolm X",
    "H.R. 1",
    "S. 5",
    "“The Old Man and the Sea”",
    "a “total mess”",
    "(ODNI)",
    "(he said so)",
    "[sic]",
    "[VO]",
    "rock ’n’ roll",
    "’tis",
    "the workers’ union",
    "café São Paulo",
    "naïve",
    "Zelenskyy",
    "and/or",
    "24/7",
    "us",
    "it",
    "who knows",
    "May",
    "Polish",
    "— a liar —",
    "...",
    "well-known",
    "…",
    "the pdf",
    "BREAKING",
    "Bob’s",
    "A.",
    "USAID",
    "HSAs and HRAs",
    "iTunes",
    "105 E. 2nd St.",
    "1830 UTC",
    "midnight Pacific time",
];

/// Ways to put two of them into a sentence.
const FRAMES: &[&str] = &[
    "They saw {} and {}.",
    "“We will take {},” Lee said. “Then {}.”",
    "{} met {} on Tuesday.",
    "Asked about {}, she called it “{} and nothing but trouble for us all.”",
    "“If {} fails,” Brandt warned, “{} will pay.”",
    "He said {}; she said {}!",
    "Will {} help {}?",
    "The mayor, who had {}, told reporters: “He said ‘{}’ and left.”",
];

/// What nobody should write and somebody does.
const ODD: &[&str] = &[
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{ad}",
    "e\u{301}",
    "ﬁ",
    "Ａ",
    "🔥",
    "🇺🇸",
    "\u{a0}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "((",
    "))",
    "[",
    "]",
    "[[",
    "{{",
    "<b>",
    "--",
    "---",
    "/",
    "$",
    "%",
    "&",
    "#",
    "@",
    "*",
    "_",
    "½",
    "№",
    "°",
    "1,0,0",
    "1.2.3",
    "99999999999999999999999",
    "0",
    "-",
    "'s",
    "’s",
    ".",
    "..",
    "....",
    ",",
    ",,",
    "?!",
    "\t",
    "\r\n",
    "\n\n",
    "\u{0}",
    "漢字",
    "한국",
    "שלום",
    "\u{10ffff}",
    "QUOTE",
    "END QUOTE",
    "unquote",
    "A.B.C.",
    "a.m.",
    "No.",
    "U-S",
];

/// Numbers in a fixed order that looks like none.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.next(from.len())]
    }

    /// A paragraph of one to three sentences.
    pub(crate) fn paragraph(&mut self) -> String {
        let sentences = 1 + self.next(3);
        let sentence = |dice: &mut Self| {
            let frame = dice.pick(FRAMES);
            let filled = frame.replacen("{}", dice.pick(THINGS), 1);
            filled.replacen("{}", dice.pick(THINGS), 1)
        };
        (0..sentences).map(|_| sentence(self)).collect::<Vec<_>>().join(" ")
    }

    /// A heap of things and oddities.
    pub(crate) fn heap(&mut self) -> String {
        let pieces = 1 + self.next(30);
        let mut heap = String::new();
        for _ in 0..pieces {
            let piece = if self.next(3) == 0 { self.pick(THINGS) } else { self.pick(ODD) };
            heap.push_str(piece);
            heap.push_str([" ", "", " "][self.next(3)]);
        }
        heap
    }
}
