//! The elements that matter to reading a page.

macro_rules! tags {
    ($($tag:ident $name:literal),* $(,)?) => {
        /// What an element is.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        pub(super) enum Tag { $($tag),*, Inline }

        impl Tag {
            /// How many there are.
            pub const COUNT: usize = Tag::Inline as usize + 1;

            /// The one called `name`, in any case; [`Tag::Inline`] for one that is not known.
            pub fn of(name: &str) -> Tag {
                let mut lower = [0u8; 12];
                let Some(slot) = lower.get_mut(..name.len()) else { return Tag::Inline };
                slot.copy_from_slice(name.as_bytes());
                slot.make_ascii_lowercase();
                match std::str::from_utf8(slot).unwrap_or_default() {
                    $($name => Tag::$tag,)*
                    _ => Tag::Inline,
                }
            }
        }
    };
}

tags! {
    Html "html", Head "head", Body "body", Title "title", Meta "meta", Link "link", Base "base", Script "script", Style "style",
    P "p", Div "div", Section "section", Article "article", Main "main", Aside "aside", Nav "nav", Header "header",
    Footer "footer", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Ul "ul", Ol "ol", Li "li", Dl "dl", Dt "dt",
    Dd "dd", Table "table", Caption "caption", Thead "thead", Tbody "tbody", Tfoot "tfoot", Tr "tr", Td "td", Th "th",
    Blockquote "blockquote", Pre "pre", Figure "figure", Figcaption "figcaption", A "a", Br "br", Hr "hr", Img "img",
    Form "form", Fieldset "fieldset", Button "button", Input "input", Select "select", Option "option",
    Textarea "textarea", Iframe "iframe", Object "object", Noscript "noscript", Template "template", Svg "svg", Math "math",
    Canvas "canvas", Video "video", Audio "audio", Source "source", Time "time", Address "address", Details "details",
    Summary "summary", Center "center", Wbr "wbr", Area "area", Col "col", Embed "embed", Track "track", Param "param",
    Menu "menu", Dialog "dialog", Hgroup "hgroup", Label "label",
}

impl Tag {
    /// Whether it starts a paragraph of its own.
    pub fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Html | Head
                | Body
                | P
                | Div
                | Section
                | Article
                | Main
                | Aside
                | Nav
                | Header
                | Footer
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Ul
                | Ol
                | Li
                | Dl
                | Dt
                | Dd
                | Table
                | Caption
                | Thead
                | Tbody
                | Tfoot
                | Tr
                | Td
                | Th
                | Blockquote
                | Pre
                | Figure
                | Figcaption
                | Hr
                | Form
                | Fieldset
                | Address
                | Details
                | Summary
                | Center
                | Menu
                | Dialog
                | Hgroup
        )
    }

    /// Whether it never has anything inside.
    pub fn is_void(self) -> bool {
        use Tag::*;
        matches!(self, Meta | Link | Base | Br | Hr | Img | Input | Source | Wbr | Area | Col | Embed | Track | Param)
    }

    /// Whether an end tag inside of it closes nothing outside.
    pub fn is_wall(self) -> bool {
        matches!(self, Tag::Table | Tag::Td | Tag::Th | Tag::Template | Tag::Html)
    }

    /// Whether a paragraph around it stays open when a block opens inside.
    pub fn keeps_paragraph(self) -> bool {
        self.is_wall() || matches!(self, Tag::Button | Tag::Object)
    }

    /// Whether `inner`, opening inside of it, closes nothing outside.
    pub fn is_scope_for(self, inner: Tag) -> bool {
        match inner {
            Tag::Li => matches!(self, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Table | Tag::Td | Tag::Th),
            Tag::Dt | Tag::Dd => matches!(self, Tag::Dl | Tag::Table | Tag::Td),
            Tag::Td | Tag::Th | Tag::Tr => self == Tag::Table,
            _ => self.is_block(),
        }
    }

    /// Whether what stands in it is never shown as words of the page.
    pub fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Head | Title
                | Script
                | Style
                | Noscript
                | Template
                | Svg
                | Math
                | Canvas
                | Select
                | Option
                | Textarea
                | Iframe
                | Object
                | Button
                | Video
                | Audio
                | Dialog
        )
    }
}
