//! The names of Universal Dependencies: parts of speech and relations, as small enums.
//!
//! `Relation::NsubjPass.name()` → `"nsubj:pass"`; `.universal()` → [`Relation::Nsubj`].

/// Makes an enum of labels with the names that treebanks write.
macro_rules! labels {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $kind { $(#[doc = concat!("<code>", $name, "</code>")] $variant,)* }

        impl $kind {
            /// All of them, in the order of the enum.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in a treebank.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The label with that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

labels! {
    /// Universal parts of speech.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN", Num = "NUM",
        Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

labels! {
    /// The parts of speech of English treebanks (Penn's, as the English Web Treebank extends them).
    Xpos {
        Comma = ",", Colon = ":", Period = ".", OpenQuote = "``", CloseQuote = "''", Lrb = "-LRB-", Rrb = "-RRB-", Dollar = "$",
        Add = "ADD", Afx = "AFX", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", Gw = "GW", Hyph = "HYPH", In = "IN", Jj = "JJ",
        Jjr = "JJR", Jjs = "JJS", Ls = "LS", Md = "MD", Nfp = "NFP", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT",
        Pos = "POS", Prp = "PRP", PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB",
        Xx = "XX",
    }
}

labels! {
    /// Relations between a word and its head.
    Relation {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod", Amod = "amod",
        Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", CcPreconj = "cc:preconj", Ccomp = "ccomp",
        Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj", CsubjOuter = "csubj:outer",
        CsubjPass = "csubj:pass", Dep = "dep", Det = "det", DetPredet = "det:predet", Discourse = "discourse",
        Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list",
        Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc", NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj",
        NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum",
        Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Relation {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    #[must_use]
    pub fn universal(self) -> Self {
        let name = self.name();
        name.split_once(':').and_then(|(universal, _)| Self::from_name(universal)).unwrap_or(self)
    }

    /// Whether it makes a subject: of a verb or a predicate, active or passive, a noun or a clause.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(self.universal(), Self::Nsubj | Self::Csubj)
    }

    /// Whether the word is the head of a clause of its own inside another.
    #[must_use]
    pub fn opens_clause(self) -> bool {
        let universal = self.universal();
        matches!(
            universal,
            Self::Root | Self::Ccomp | Self::Advcl | Self::Acl | Self::Csubj | Self::Parataxis | Self::Xcomp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_by_its_name() {
        assert!(Upos::ALL.iter().all(|&l| Upos::from_name(l.name()) == Some(l)));
        assert!(Xpos::ALL.iter().all(|&l| Xpos::from_name(l.name()) == Some(l)));
        assert!(Relation::ALL.iter().all(|&l| Relation::from_name(l.name()) == Some(l)));
        assert_eq!(Relation::from_name("nsubj:passive"), None);
    }

    #[test]
    fn subtypes_know_what_they_are_a_subtype_of() {
        assert_eq!(Relation::NsubjPass.universal(), Relation::Nsubj);
        assert_eq!(Relation::Obl.universal(), Relation::Obl);
        assert!(Relation::ALL.iter().all(|r| !r.universal().name().contains(':')));
    }
}
