"""From a filled frame to the parts of a move: parties, contents, the words that show it. No move is decided on here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.extract.context import Context
from dragoman.extract.grammar.clauses import arguments_of_noun, conjuncts
from dragoman.extract.grammar.frames import Frame, heads_of
from dragoman.extract.grammar.phrases import phrase_of, span_of, tokens_under
from dragoman.extract.parties.addressees import ADDRESSEE_GUESSED, Act
from dragoman.extract.sentences import Passage
from dragoman.lexicon.agent_nouns import load_nouns
from dragoman.lexicon.codes import load_codes
from dragoman.schema.document import Span
from dragoman.schema.move import Candidate, MoveKind, Phrase

_HEAVY = 3
"""Coordinated noun phrases of at least so many words are contents of their own ("a truce and the release of all")."""
_FAR = 30
"""A subject farther away than so many tokens is left out of the evidence."""
_ANSWERS = frozenset({MoveKind.ACCEPT, MoveKind.REJECT, MoveKind.CONSIDER, MoveKind.COMPLY})
"""Whom these answer is found by what they answer, so it isn't guessed from the text around."""
PARTIES_GUESSED = "the parties are taken from the context"
_ANYBODY = frozenset({"all", "both", "everyone", "everybody", "neither", "none", "nobody", "each", "one"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a move is about: the head of the phrase and the phrase."""

    head: Token
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a possible move. ``unsure`` says what was guessed, ``candidates`` among whom the addressee was."""

    frame: Frame
    passage: Passage
    by: tuple[str, ...]
    toward: tuple[str, ...]
    content: Content | None
    evidence: Span
    unsure: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()


def draft_moves(frame: Frame, passage: Passage, context: Context) -> list[Draft] | str:
    """The drafts that a frame gives, one for each content; or why it gives none."""
    by = _fill(frame, frame.pattern.by, passage, context, acting=True)
    unnamed = not by and "unnamed" in frame.pattern.by and _leaves_doer_open(frame)
    guessed = not by and "main" in frame.pattern.by and _names_no_doer(frame)
    if guessed:
        by = context.main_parties(passage.span_of_token(frame.head))
    opposed = not by and "opponent" in frame.pattern.by and frame.arguments.passive
    if opposed:
        by = _opponent(frame, passage, context)
    if not by and not unnamed:
        return "no party was found that does it"
    contents = _contents(frame, passage, context)
    if not contents and (frame.pattern.content_needed or (unnamed and frame.arguments.passive)):
        return "nothing tells what it is about"
    drafts = []
    for number, content in enumerate(contents or [None]):
        evidence = _evidence(frame, passage, content, first=number == 0)
        if evidence is None:
            continue
        toward, unsure = ((), ()) if unnamed else _toward(frame, passage, context, by, content, evidence)
        if guessed:
            toward, unsure = (), (PARTIES_GUESSED,)
        if frame.pattern.toward_needed and (unsure or not toward):
            return "no party was found that it addresses"
        if opposed:
            unsure = (*unsure, "who did it is taken from the context")
        told = _without_addressee(content, toward, passage, context)
        ranked = context.addressees.rank(_act(by, content, evidence)) if ADDRESSEE_GUESSED in unsure else ()
        drafts.append(Draft(frame, passage, by, toward, told, evidence, unsure, ranked))
    return drafts or "nothing but punctuation is left of it"


def _without_addressee(
    content: Content | None, toward: tuple[str, ...], passage: Passage, context: Context
) -> Content | None:
    """What is asked, without whoever is asked: "(that) Norway release the crews" is a demand to release the crews."""
    if content is None or content.head.tag_ not in {"VB", "VBP"} or any(c.dep_ == "aux" for c in content.head.children):
        return content
    subject = next((c for c in content.head.children if c.dep_ == "nsubj" and c.i < content.head.i), None)
    asked = context.parties_of([subject]) if subject is not None else ()
    if not asked or not set(asked) <= set(toward):
        return content
    covered = passage.tokens_in(content.phrase.span)
    left_out = tokens_under(subject) if subject is not None else []
    rest = [t for t in covered or () if t not in left_out]
    phrase = phrase_of(context.document, passage, rest)
    return replace(content, phrase=phrase) if phrase is not None else content


def act_phrase(draft: Draft, context: Context) -> Phrase | None:
    """What was done, verb and all: "expelled two diplomats", where the content alone is whom it was done to."""
    if draft.content is None:
        return None
    span = draft.content.phrase.span
    object_ = draft.passage.tokens_in(span)
    tokens = [*draft.frame.cue_tokens, *(object_ or ())]
    return phrase_of(context.document, draft.passage, sorted(set(tokens), key=lambda t: t.i)) or draft.content.phrase


def _leaves_doer_open(frame: Frame) -> bool:
    """Is it told without its doer: "the offer was declined", "both agreed"? Whoever was addressed is meant then."""
    subject = frame.arguments.subject
    return frame.arguments.passive or (subject is not None and subject.lower_ in _ANYBODY)


def _names_no_doer(frame: Frame) -> bool:
    """Is it told with no word of who does it: "talks resumed", "Monday's meeting", "the Geneva round was put off"?"""
    subject = frame.arguments.subject
    if subject is None or subject in frame.cue_tokens:
        return True
    if subject.tag_ == "NNS" and subject.lemma_.lower() in load_nouns().person | load_nouns().body:
        return frame.pattern.kind is MoveKind.MEET  # "the ministers met": whoever they speak for
    return frame.head.pos_ == "NOUN" and (subject.dep_ in {"amod", "compound", "nmod"} or subject.ent_type_ == "DATE")


def _opponent(frame: Frame, passage: Passage, context: Context) -> tuple[str, ...]:
    """Who most likely did it to the party that suffers it: "two Norwegian diplomats were expelled"."""
    patient = context.parties_of(heads_of(frame, "object"))
    at = passage.span_of_token(frame.head)
    return context.addressees.find(Act(patient, at, at)) if patient else ()


def _fill(
    frame: Frame, roles: tuple[str, ...], passage: Passage, context: Context, *, acting: bool = False
) -> tuple[str, ...]:
    for role in roles:
        if role == "speaker":
            found = context.speaker_at(passage.span_of_token(frame.head))
        elif role == "owner":
            owners = [c for head in heads_of(frame, "object") for c in head.children if c.dep_ == "poss"]
            found = context.parties_of(owners)
        elif role == "destination":
            found = context.destinations([h for place in ("to", "in", "for", "object") for h in heads_of(frame, place)])
        elif role == "between":
            below = arguments_of_noun(frame.arguments.object).of(role) if frame.arguments.object is not None else []
            found = _joined(heads_of(frame, role) or below, passage, context)
        else:
            found = context.parties_of(heads_of(frame, role), acting=acting)
        if found:
            return found
    return ()


def _joined(heads: list[Token], passage: Passage, context: Context) -> tuple[str, ...]:
    """The parties after "between": those coordinated, or where the parser lost one, all that are named there."""
    found = context.parties_of(heads)
    if len(found) > 1 or not heads:
        return found
    span = span_of(passage, tokens_under(heads[0]))
    return context.parties_within(span) if span is not None else found


def _contents(frame: Frame, passage: Passage, context: Context) -> list[Content]:
    for role in frame.pattern.content:
        found = [c for head in heads_of(frame, role) for c in _split(head, frame, passage, context)]
        if found:
            return found
    return _told_after_that(frame, passage, context) if "clause" in frame.pattern.content else []


def _told_after_that(frame: Frame, passage: Passage, context: Context) -> list[Content]:
    """The rest of the sentence after "the claim that", where the parser lost the clause."""
    start = frame.head.i + 1
    if frame.head.pos_ != "NOUN" or start + 1 >= len(passage.doc) or passage.doc[start].lower_ != "that":
        return []
    tail = [t for t in passage.doc[start + 1 : frame.head.sent.end] if t.i < frame.head.sent.end]
    verb = next((t for t in tail if t.pos_ in {"VERB", "AUX"}), None)
    phrase = phrase_of(context.document, passage, tail)
    return [Content(verb, phrase)] if verb is not None and phrase is not None else []


def _split(head: Token, frame: Frame, passage: Passage, context: Context) -> list[Content]:
    if head in frame.cue_tokens:
        return []
    heads = conjuncts(head)
    weights = [len(tokens_under(h, without=heads[k + 1 :])) for k, h in enumerate(heads)]
    if len(heads) > 1 and (head.pos_ in {"VERB", "AUX"} or min(weights) >= _HEAVY):
        groups = [tokens_under(h, without=[o for o in heads if o != h]) for h in heads]
    else:
        heads, groups = [head], [tokens_under(head)]
    found = []
    for one, tokens in zip(heads, groups, strict=True):
        phrase = phrase_of(context.document, passage, [t for t in tokens if t not in _named_actor(one)])
        if phrase is not None:
            found.append(Content(one, phrase))
    return found


def _named_actor(head: Token) -> list[Token]:
    """The "for Oslo" of "for Oslo to withdraw": it tells the addressee and is no part of what is asked."""
    if head.tag_ != "VB" or head.dep_ not in {"advcl", "ccomp", "xcomp", "acl", "pcomp"}:
        return []
    if not any(c.tag_ == "TO" for c in head.children):
        return []
    subject = next((c for c in head.children if c.dep_ == "nsubj" and c.i < head.i), None)
    return tokens_under(subject) if subject is not None else []


def _toward(
    frame: Frame, passage: Passage, context: Context, by: tuple[str, ...], content: Content | None, evidence: Span
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties addressed, and what was guessed about them."""
    pattern = frame.pattern
    if not pattern.toward:
        return (), ()
    words = content.phrase.span if content is not None else evidence
    # a request may name many whom it doesn't address, and whom it addresses may be named before it: the likeliest is
    # chosen then; the others must be told in the words themselves
    stated = pattern.toward_needed or pattern.kind in _ANSWERS | {MoveKind.MEET}
    for role in (*pattern.toward, "actor"):
        if role == "main":
            found = tuple(code for code in context.main_parties(evidence) if code not in by)[:1]
            if found:
                return found, (ADDRESSEE_GUESSED,)
        elif role == "named":
            found = context.named_at(_beside(frame, content))
        elif role in {"within", "actor"}:
            found = _actor_of(content, context)
            if not found and role == "within" and stated:
                found = context.parties_within(words, without=by)
        else:
            found = _fill(frame, (role,), passage, context)
        found = tuple(code for code in found if code not in by)
        if found:
            return found, ()
    if pattern.kind in _ANSWERS:
        return (), ()
    several = not load_codes()[pattern.kind].material
    found = context.addressees.find(_act(by, content, evidence), several=several)
    named = "within" in pattern.toward and set(found) <= set(context.parties_within(words))
    return found, () if named else (ADDRESSEE_GUESSED,)


def _act(by: tuple[str, ...], content: Content | None, evidence: Span) -> Act:
    return Act(by, evidence, content.phrase.span if content is not None else evidence)


def _beside(frame: Frame, content: Content | None) -> list[Token]:
    """The tokens of the content, of the object and of what hangs on the cue by prepositions."""
    heads = [content.head] if content is not None else []
    heads += [t for t in (frame.arguments.object, *(t for _, t in frame.arguments.prepositions)) if t is not None]
    return [token for head in dict.fromkeys(heads) for token in tokens_under(head, tight=True)]


def _actor_of(content: Content | None, context: Context) -> tuple[str, ...]:
    """Who is to act, where the content is a clause in the active with a subject of its own ("that Oslo withdraw")."""
    if content is None or content.head.pos_ not in {"VERB", "AUX"}:
        return ()
    subject = next((c for c in content.head.children if c.dep_ == "nsubj"), None)
    return context.parties_of([subject]) if subject is not None else ()


def _evidence(frame: Frame, passage: Passage, content: Content | None, *, first: bool) -> Span | None:
    """The shortest stretch that shows the move: for a second content its own words, else subject, cue and content."""
    if content is not None and not first:
        return span_of(passage, tokens_under(content.head, tight=True)) or content.phrase.span
    tokens = list(frame.cue_tokens)
    others = conjuncts(content.head)[1:] if content is not None else []
    if frame.head.pos_ in {"NOUN", "PROPN"}:
        tokens += tokens_under(frame.head, without=others, tight=True)
    else:
        hosts = [c for c in frame.head.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}]
        tokens += hosts
        for _, target in frame.arguments.prepositions:
            if target.i > frame.head.i:  # not "In October, …"
                tokens += tokens_under(target, tight=True)
        for argument in (frame.arguments.object, frame.arguments.indirect):
            if argument is not None and abs(argument.i - frame.head.i) < _FAR:
                tokens += tokens_under(argument, tight=True)
    subject = frame.arguments.subject
    if subject is not None and subject.sent == frame.head.sent and abs(subject.i - frame.head.i) < _FAR:
        tokens += tokens_under(subject, without=[frame.head], tight=True)
    if content is not None:
        tokens += tokens_under(content.head, without=others)
    inside = [t for t in tokens if t.sent == frame.head.sent]
    return span_of(passage, sorted(set(inside), key=lambda t: t.i))
