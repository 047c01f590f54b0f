#!/usr/bin/env python3
"""Moves as a perfect extraction would make them of annotated dialogues, so that the fold can be measured by itself.

    gold_moves.py GOLD_DIR [--cache DIR] [--without-addressees]

Each quote of each item of ``gold.json`` becomes the move that the extraction makes of those words, with the kind and
parties of the item, and nothing that tells which quotes are of one item or which answer belongs to which proposal. The
moves of a dialogue are folded, and what comes out is compared with the gold: which moves were joined, which proposals
the answers found, and the benchmark's own figures.
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

from dialogue_folders import LISTS, Dialogue, read_dialogue  # noqa: E402
from dragoman.extract.context import Context  # noqa: E402
from dragoman.extract.grammar.phrases import span_of  # noqa: E402
from dragoman.extract.moves.finder import finish  # noqa: E402
from dragoman.extract.moves.learned.finder import Finding  # noqa: E402
from dragoman.extract.moves.learned.labels import INCIDENTS, PROTEST, Layer  # noqa: E402
from dragoman.extract.moves.learned.moves import Place, move_of  # noqa: E402
from dragoman.extract.pipeline import attribute, context_of  # noqa: E402
from dragoman.lexicon.codes import load_codes  # noqa: E402
from dragoman.lexicon.lexicon import load_lexicon  # noqa: E402
from dragoman.schema.document import Document, Span  # noqa: E402
from dragoman.schema.move import Move  # noqa: E402
from dragoman.schema.state import Entry, StateOfPlay  # noqa: E402
from dragoman.sources.plain import document_of  # noqa: E402
from dragoman.state import fold  # noqa: E402
from dragoman.views.json import encode_report  # noqa: E402
from dragoman.views.report import Report  # noqa: E402

_SURE = 9.0
"""The logit of a party that has a part in a move; the others have its opposite."""
_LABELS = {
    Layer.PROPOSALS: "kind", Layer.ANSWERS: "answer", Layer.CONDITIONS: "firmness", Layer.CHANNELS: "status",
    Layer.MEETINGS: "status", Layer.POSITIONS: "stance",
}  # fmt: skip
_ACTORS = {Layer.PROPOSALS: "from", Layer.CHANNELS: "between", Layer.MEETINGS: "parties", Layer.POSITIONS: "party"}

Item = tuple[Layer, int]
"""A list and the number in it; an answer has the number of the proposal that it answers."""


@dataclass(frozen=True, slots=True)
class GoldMoves:
    """A dialogue's moves, and the items of which each tells: mostly one, several where items share a quote."""

    dialogue: Dialogue
    documents: tuple[Document, ...]
    moves: tuple[Move, ...]
    items: Mapping[str, frozenset[Item]]

    def numbers(self, move_id: str, layer: Layer) -> frozenset[int]:
        """The numbers of the items of one list of which a move tells."""
        return frozenset(number for found, number in self.items.get(move_id, ()) if found is layer)


def load_gold_moves(folder: Path, cache: Path | None = None) -> list[GoldMoves]:
    """The moves of all dialogues of a folder, kept in the folder ``cache`` where one is given."""
    kept = cache / f"gold_moves_{folder.resolve().name}.pickle" if cache is not None else None
    if kept is not None and kept.is_file():
        loaded: list[GoldMoves] = pickle.loads(kept.read_bytes())  # noqa: S301 - the file that is written below
        return loaded
    found = [gold_moves(read_dialogue(path.parent)) for path in sorted(folder.glob("*/gold.json"))]
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    return found


def gold_moves(dialogue: Dialogue) -> GoldMoves:
    """The moves that the gold of a dialogue tells."""
    documents, moves = [], []
    items: defaultdict[str, set[Item]] = defaultdict(set)
    for name, text in dialogue.articles.items():
        lexicon = load_lexicon()
        base = attribute(document_of(text, name), lexicon)
        documents.append(base.document)
        context = context_of(base, lexicon)
        for (layer, number), item, quote in _quotes(dialogue.gold, name):
            move = _move(layer, item, quote, context)
            if move is not None:
                (finished,) = finish([move], context)
                moves.append(finished)
                items[finished.id].add((layer, number))
    once = {move.id: move for move in moves}
    return GoldMoves(
        dialogue, tuple(documents), tuple(once.values()), {key: frozenset(value) for key, value in items.items()}
    )


def without_addressees(one: GoldMoves) -> GoldMoves:
    """The same moves, those of answers addressed to nobody: what the text often leaves open."""
    answering = {key for key, items in one.items.items() if any(layer is Layer.ANSWERS for layer, _ in items)}
    return replace(one, moves=tuple(replace(m, toward=()) if m.id in answering else m for m in one.moves))


def _quotes(gold: Mapping[str, Any], article: str) -> Iterator[tuple[Item, Mapping[str, Any], str]]:
    for name in LISTS:
        for number, item in enumerate(gold[name]):
            answers = [((Layer.ANSWERS, number), {**a, "toward": item["from"]}) for a in item.get("answers") or []]
            for place, entry in [((Layer(name), number), item), *answers]:
                for evidence in entry["evidence"]:
                    if evidence["article"] == article:
                        yield place, entry, evidence["quote"]


def _move(layer: Layer, item: Mapping[str, Any], quote: str, context: Context) -> Move | None:
    start = context.document.text.find(quote)
    at = _place(Span(start, start + len(quote)), context) if start >= 0 else None
    if at is None:
        return None
    by = item[_ACTORS.get(layer, "by")]
    by = [by] if isinstance(by, str) else by
    toward = item.get("to" if layer is Layer.PROPOSALS else "toward") or []
    label = item[_LABELS[layer]] if layer in _LABELS else _incident_label(item["plover"])
    parties = dict.fromkeys(toward, (-_SURE, _SURE)) | dict.fromkeys(by, (_SURE, -_SURE))
    finding = Finding(layer, (0, 1), begins=1.0, inside=1.0, labels={label: 1.0}, parties=parties)
    move = move_of(finding, at, context)
    return replace(move, plover=item["plover"]) if move is not None and layer is Layer.INCIDENTS else move


def _incident_label(plover: str) -> str:
    kinds = [kind for kind in INCIDENTS if load_codes()[kind].plover == plover]
    return kinds[0] if kinds and plover != PROTEST.upper() else PROTEST


def _place(told: Span, context: Context) -> Place | None:
    for passage in context.passages:
        tokens = passage.tokens_in(told)
        span = span_of(passage, list(tokens)) if tokens is not None else None
        kept = passage.tokens_in(span) if span is not None else None
        if span is not None and kept is not None:
            return Place(passage, kept, kept.root, span)
    return None


def entries_of(state: StateOfPlay, layer: Layer) -> Sequence[Entry]:
    """The entries of one list."""
    entries: Sequence[Entry] = getattr(state, layer.value)
    return entries


def joining(one: GoldMoves, state: StateOfPlay, layer: Layer) -> Counter[str]:
    """Pairs of one list's moves: those that tell one item ("gold"), those joined, and those that are both ("right")."""
    told = [m.id for m in one.moves if one.numbers(m.id, layer)]
    entry = {move: n for n, e in enumerate(entries_of(state, layer)) for move in e.moves}
    counts: Counter[str] = Counter()
    for first, second in combinations(told, 2):
        same = bool(one.numbers(first, layer) & one.numbers(second, layer))
        joined = first in entry and entry[first] == entry.get(second)
        counts.update({"gold": same, "joined": joined, "right": same and joined})
    return counts


def links(one: GoldMoves, state: StateOfPlay) -> Counter[str]:
    """Answers: the links to proposals that the gold has, those that were made, and those that are both."""
    counts: Counter[str] = Counter()
    for move in one.moves:
        wanted = one.numbers(move.id, Layer.ANSWERS)
        if not wanted:
            continue
        answered = [p for p in state.proposals if any(move.id in a.moves for a in p.answers)]
        right = sum(any(n in numbers_of(one, p) for p in answered) for n in wanted)
        counts.update({"gold": len(wanted), "made": len(answered), "right": right})
        counts.update({"answers": 1, "all right": right == len(wanted) == len(answered)})
    return counts


def numbers_of(one: GoldMoves, proposal: Entry) -> frozenset[int]:
    """The numbers of the gold proposals that an entry tells."""
    return frozenset(n for move in proposal.moves for n in one.numbers(move, Layer.PROPOSALS))


def fold_of(one: GoldMoves) -> StateOfPlay:
    """The state of play of a dialogue's moves."""
    return fold(one.moves)


def measure(
    dialogues: Iterable[GoldMoves], scorer: ModuleType, fold_one: Callable[[GoldMoves], StateOfPlay]
) -> tuple[dict[str, Counter[str]], dict[str, Any]]:
    """The counts of pairs and links, and the benchmark's figures, for the states of play that ``fold_one`` makes."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    data = {}
    for one in dialogues:
        state = fold_one(one)
        for name in LISTS:
            counts[name] += joining(one, state, Layer(name))
        counts["answers"] += links(one, state)
        report = encode_report(Report(state=state, documents=one.documents, names={}), dialogue=one.dialogue.name)
        data[one.dialogue.name] = (one.dialogue.articles, one.dialogue.gold, report)
    figures: dict[str, Any] = scorer.score(data)
    return counts, figures


def print_figures(counts: Mapping[str, Counter[str]], figures: Mapping[str, Any]) -> None:
    """One line a list, then what counts of proposals."""
    for name in LISTS:
        c, scored = counts[name], figures["lists"][name]
        print(
            f"{name:12} joined P {_share(c['right'], c['joined'])} R {_share(c['right'], c['gold'])} "
            f"({c['right']}/{c['joined']} joined, {c['gold']} gold)   "
            f"scored P {scored['precision']:.1%} R {scored['recall']:.1%} ({scored['predicted']} for {scored['gold']})"
        )
    c = counts["answers"]
    print(
        f"answers      links P {_share(c['right'], c['made'])} R {_share(c['right'], c['gold'])}, "
        f"wholly right {_share(c['all right'], c['answers'])} of {c['answers']}"
    )
    for name, value in figures["attributes"].items():
        print(f"  {name:20} {value['accuracy']:.1%} ({value['right']}/{value['of']})")
    print(f"status over all gold proposals {figures['status_over_all_gold_proposals']:.1%}")
    print(f"headline {figures['headline']:.1%}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def load_scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Parse arguments, measure; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folders of articles, each with its gold.json")
    parser.add_argument("--score", type=Path, default=ROOT.parent / "shared/benchmarks/dialogues/score.py")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where to keep the moves; delete it when they change")
    parser.add_argument("--without-addressees", action="store_true", help="answers name nobody as addressed")
    options = parser.parse_args()
    dialogues = load_gold_moves(options.gold, options.cache)
    if options.without_addressees:
        dialogues = [without_addressees(one) for one in dialogues]
    print_figures(*measure(dialogues, load_scorer(options.score), fold_of))
    return 0


if __name__ == "__main__":
    sys.exit(main())
