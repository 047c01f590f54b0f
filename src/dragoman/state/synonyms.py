"""Words that diplomatic reporting uses for one another, brought to one form before contents are compared."""

from __future__ import annotations

from collections.abc import Iterable

_GROUPS = """
talk dialogue discussion negotiation discuss negotiate conversation consultation consult parley
resume restart reopen reestablish re-establish restore renew revive relaunch
start begin launch open commence initiate
withdraw withdrawal pullout pull pullback retreat remove removal evacuate
release free liberate freedom
stop halt end cease cessation discontinue abandon
suspend suspension freeze pause interrupt
ceasefire cease-fire truce armistice
prisoner captive detainee hostage
soldier troop force
allow permit let admit grant
extend extension prolong prolongation prolongate
lift ease drop scrap repeal revoke rescind
increase boost strengthen reinforce raise expand
reduce cut lower decrease
send deploy dispatch deployment
invade invasion attack assault
recognise recognize recognition acknowledge
apologise apologize apology
pay payment compensation compensate reparation reimburse
return repatriate repatriation
build construct construction building
join accession membership member
inspect inspection verify verification inspector monitor observer monitoring
border frontier boundary
extradite extradition
sanction embargo restriction
embassy mission legation
ambassador envoy
mediate mediation mediator broker
exchange swap
limit cap limitation restrict curb
treaty pact accord agreement deal
ship vessel boat
weapon arms armament
"""

_FORMS = {word: line.split()[0] for line in _GROUPS.strip().splitlines() for word in line.split()}

LIGHT = frozenset(
    {
        "resume",
        "start",
        "stop",
        "suspend",
        "extend",
        "increase",
        "reduce",
        "allow",
        "hold",
        "make",
        "take",
        "give",
        "keep",
    }
)
"""Verbs that may be said of anything: "resume talks" and "resume deliveries" have little in common."""


def canonical(lemmas: Iterable[str]) -> frozenset[str]:
    """The lemmas in small letters, each as the first of its group of synonyms; joined words also split at hyphens."""
    words: set[str] = set()
    for lemma in lemmas:
        lower = lemma.casefold().strip()
        if lower in _FORMS:
            words.add(_FORMS[lower])
        else:
            words.update(_FORMS.get(part, part) for part in lower.split("-") if part)
    return frozenset(words)
