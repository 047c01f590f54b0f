"""What the encoder is told of each word beside its letters: the label sets of its features, in fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",
    "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX",
    "_SP", "``",
)  # fmt: skip
"""Part-of-speech tags of the Penn Treebank, as the parser gives them."""

RELATIONS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj",
    "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
"""Dependency relations (ClearNLP), as the parser gives them."""

ENTITIES = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG",
    "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
"""Entity types (OntoNotes), as the parser gives them."""

SHAPES = ("small", "capitalised", "capitals", "other")
"""The case of a word: the encoder's own vocabulary knows small letters only."""

SIGNALS = MappingProxyType(
    {
        "quotation": ("inside", "opening", "closing"),
        "cue": tuple(f"{sort} {kind}" for sort in ("verb", "noun", "adjective", "phrase", "adverb")
                     for kind in ("speech", "belief", "intention")),
        "rule": ("cue", "source", "content", "nested cue", "continuation"),
        "party": ("source", "target"),
    }
)  # fmt: skip
"""What the caller knows of a word: whether a quotation holds it, its entry as a cue, its role by the rules,
whether it names one of two parties whose relation is asked for."""

FEATURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"tag": TAGS, "relation": RELATIONS, "entity": ENTITIES, "shape": SHAPES, **SIGNALS}
)
"""Every feature with its labels. Number 0 stands for none of them, number n for the n-th."""


def number_of(feature: str) -> dict[str, int]:
    """The number of each label of a feature."""
    return {label: number for number, label in enumerate(FEATURES[feature], 1)}
