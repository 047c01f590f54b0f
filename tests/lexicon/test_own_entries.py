"""A user's own parties, officials and patterns: what they add, and how a mistake in them is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.parties.mentions import find_mentions
from dragoman.extract.pipeline import read_document
from dragoman.extract.zones.finder import find_zones
from dragoman.lexicon import own_entries
from dragoman.lexicon.lexicon import load_lexicon
from dragoman.lexicon.load import PATTERN_KEYS
from dragoman.lexicon.own_entries import read_own_entries
from dragoman.schema.document import Document, document_id
from dragoman.schema.errors import LexiconError
from dragoman.schema.party import PartyKind
from dragoman.schema.times import TimeValue

GOOD = """
parties:
  - code: FJORD_LEAGUE
    name: Fjord League
    kind: organisation
    names: [the League of Fjords, FLG]
    demonyms: [Fjordish]
    seats: [Skerryhaven]
    nominals: [the league]
    members:
      - NOR
      - {party: HOLM, from: 2019, until: 2021-06, source: leagues.example}
      - {party: SWE, standing: observer}
  - {code: HOLM, name: Holm, kind: territory}
  - code: NOR
    names: Nordrike
officials:
  - name: Tormod Skarvik
    spellings: [Tormod Skárvik]
    posts:
      - {role: Secretary General, party: FJORD_LEAGUE, from: 2019-03, until: 2023-02-28, source: fjordleague.example}
      - {role: Foreign Minister, party: NOR, from: 2023-03-01}
not_parties:
  phrases: [Norway House]
moves:
  - id: row-out-to-parley
    kind: meet
    verbs: [row out parley]
    toward: [with]
    content: []
    examples: []
    not: []
issues:
  - {id: kelp, name: kelp, about: Kelp., cues: [kelp]}
"""


@pytest.fixture
def write(tmp_path):
    def write_file(text, name="mine.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def load(write):
    return lambda *texts: load_lexicon([write(text, f"mine{n or ''}.yml") for n, text in enumerate(texts)])


def codes(lexicon, word):
    return next((f.codes for f in lexicon.parties.forms_from(word.split(maxsplit=1)[0]) if f.text == word), ())


def read(text, lexicon, published="2022-06-01"):
    day = TimeValue(published)
    return read_document(
        Document(id=document_id(text, day), text=text, name="note", published=day), lexicon, learned=False
    )


def parties(text, lexicon, published="2022-06-01"):
    return {code for mention in read(text, lexicon, published).mentions for code in mention.parties}


def test_a_new_party_has_all_its_words(load):
    lexicon = load(GOOD)
    party = lexicon.parties.party("FJORD_LEAGUE")
    assert party.kind is PartyKind.ORGANISATION
    for word in ("Fjord League", "League of Fjords", "FLG", "Fjordish", "Skerryhaven"):
        assert codes(lexicon, word) == ("FJORD_LEAGUE",)
    assert "FJORD_LEAGUE" in lexicon.parties.codes_of_nominal("the league")


def test_a_listed_party_keeps_its_words_and_gets_new_ones(load):
    lexicon = load(GOOD)
    assert codes(lexicon, "Norway") == codes(lexicon, "Nordrike") == ("NOR",)
    assert lexicon.parties.party("NOR").name == "Norway"


def test_the_lexicon_that_comes_with_the_program_stays_as_it_is(load):
    load(GOOD)
    assert "FJORD_LEAGUE" not in load_lexicon().parties
    assert codes(load_lexicon(), "Nordrike") == ()


def test_a_word_of_a_user_s_party_names_no_other_party(load):
    text = "parties:\n  - {code: CONGO_RIVER, name: Congo River Authority, kind: organisation, names: [Congo]}\n"
    assert codes(load(text), "Congo") == ("CONGO_RIVER",)
    assert codes(load(text), "Congolese") == ("COD", "COG")


def test_members_are_known_on_a_day(load):
    parties = load(GOOD).parties
    assert parties.members("FJORD_LEAGUE", date(2020, 1, 1)) == ("HOLM", "NOR")
    assert parties.members("FJORD_LEAGUE", date(2021, 7, 1)) == ("NOR",)
    assert parties.members("FJORD_LEAGUE") == ("NOR",)
    (membership,) = parties.memberships_of("HOLM", date(2020, 1, 1))
    assert (membership.organisation, membership.source) == ("FJORD_LEAGUE", "leagues.example")
    assert [m.standing for m in parties.memberships_of("SWE") if m.organisation == "FJORD_LEAGUE"] == ["observer"]


def test_a_membership_of_a_listed_organisation_replaces_the_listed_one(load):
    text = "parties:\n  - code: NATO\n    members: [{party: FIN, from: 2099-01-01}]\n"
    day = date(2024, 1, 1)
    assert "FIN" in load_lexicon().parties.members("NATO", day)
    assert set(load_lexicon().parties.members("NATO", day)) - set(load(text).parties.members("NATO", day)) == {"FIN"}


def test_an_official_is_found_by_name_and_day_in_each_spelling(load):
    officials = load(GOOD).officials
    for name in ("Tormod Skarvik", "Tormod Skárvik"):
        assert [t.post.party for t in officials.find(name, date(2020, 1, 1))][:1] == ["FJORD_LEAGUE"]
        assert [t.post.party for t in officials.find(name, date(2024, 1, 1))][:1] == ["NOR"]
    (tenure, *_) = officials.find("Tormod Skarvik", date(2024, 1, 1))
    assert tenure.post.source == "mine.yml"
    assert not tenure.sure, "an open end is unknown"


def test_on_a_day_for_which_a_user_tells_a_post_no_listed_one_counts(load):
    text = """
officials:
  - name: Jens Stoltenberg
    posts: [{role: finance minister, party: NOR, from: 2021-01-01, until: 2021-12-31}]
"""
    listed, own = load_lexicon().officials, load(text).officials
    assert [t.post.party for t in own.find("Jens Stoltenberg", date(2021, 6, 1))] == ["NOR"]
    for day in (date(2012, 6, 1), date(2022, 6, 1)):
        assert own.find("Jens Stoltenberg", day) == listed.find("Jens Stoltenberg", day) != ()


def test_what_a_user_adds_is_read_in_texts(load):
    lexicon = load(GOOD)
    text = "Skerryhaven rejected the plan of Sweden on Monday. Tormod Skarvik said the league would not sign."
    assert parties(text, lexicon) == {"FJORD_LEAGUE", "SWE"}
    assert "FJORD_LEAGUE" not in parties(text, load_lexicon())
    assert any("FJORD_LEAGUE" in move.by for move in read(text, lexicon).moves)


def test_words_that_name_no_party_can_be_added(load):
    document = Document(id="d-1", text="Guests from Sweden gathered at Norway House.", name="note")

    def named(lexicon):
        return [m.parties for m in find_mentions(document, find_zones(document), lexicon)]

    assert named(load_lexicon()) == [("SWE",), ("NOR",)]
    assert named(load(GOOD)) == [("SWE",)]


def test_a_pattern_of_a_user_s_own_finds_moves(load):
    lexicon = load(GOOD)
    moves = read("The foreign minister of Sweden rowed out for parley with Finland on Tuesday.", lexicon).moves
    assert [(m.by, m.toward, m.why.pattern) for m in moves] == [(("SWE",), ("FIN",), "row-out-to-parley")]


def test_a_later_file_may_name_the_parties_of_an_earlier_one(load):
    second = "officials:\n  - {name: Una Holm, posts: [{role: Envoy, party: FJORD_LEAGUE, from: 2020}]}\n"
    assert load(GOOD, second).officials.find("Una Holm", date(2021, 1, 1))


def test_issues_come_after_the_listed_ones(load):
    listed = load_lexicon().issues
    assert [issue.id for issue in load(GOOD).issues] == [*(issue.id for issue in listed), "kelp"]


def test_mistakes_of_several_sections_are_told_at_once(load):
    text = GOOD.replace("kind: organisation", "kind: club").replace("kind: meet", "kind: mete").replace("[kelp]", "[K]")
    with pytest.raises(LexiconError) as caught:
        load(text)
    assert [mistake.line for mistake in caught.value.each()] == [5, 27, 34]


def test_an_edit_is_seen_and_the_same_content_gives_the_same_object(write):
    path = write("parties:\n  - {code: ONE_TWO, name: One Two, kind: group}\n")
    first = load_lexicon([path])
    assert load_lexicon([path]) is first
    path.write_text("parties:\n  - {code: ONE_TWO, name: Two Ones, kind: group}\n", encoding="utf-8")
    assert load_lexicon([path]).parties.party("ONE_TWO").name == "Two Ones"


@pytest.mark.parametrize(
    "old, new, line, said",
    [
        ("kind: organisation", "kind: club", 5, "`kind: club`: must be one of state, territory, organisation, group"),
        ("code: FJORD_LEAGUE\n", "code: fjord league\n", 3, "such as FJORD_LEAGUE"),
        ("demonyms: [", "demonym: [", 7, "unknown key `demonym`; did you mean `demonyms`?"),
        ("    name: Fjord League\n", "", 3, "a party needs `name`"),
        ("    kind: organisation\n", "", 3, "a party needs `kind`"),
        ("demonyms: [Fjordish]", "demonyms: [fjordish]", 7, "belongs under `nominals`"),
        ("seats: [Skerryhaven]", "seats: [S]", 8, "two letters or more"),
        ("seats: [Skerryhaven]", "seats: [(Skerryhaven)]", 8, "begin with a letter or a digit"),
        ("seats: [Skerryhaven]", "seats: {town: Skerryhaven}", 8, "`seats` must be a list"),
        ("seats: [Skerryhaven]", "seats: [[Skerryhaven]]", 8, "`seats` must be a list of words"),
        ("name: Fjord League", "name: [Fjord League]", 4, "`name` must be one value"),
        ("code: NOR", "code: FJORD_LEAGUE", 15, "told twice in this file"),
        ("names: Nordrike", "name: Northland", 16, "NOR` is Norway already: leave `name` out"),
        ("names: Nordrike", "kind: group", 16, "NOR (Norway) is a state already"),
        ("party: NOR", "party: NRW", 22, "`party: NRW`: no party has this code; list it under `parties`"),
        ("party: NOR", "party: Norway", 22, "did you mean NOR?"),
        ("from: 2023-03-01", "from: 1st of May", 22, "`from: 1st of May`: must be a date"),
        ("until: 2023-02-28", "until: 2023-02-30", 21, "`until: 2023-02-30`: there is no such date"),
        ("from: 2019, until: 2021-06", "from: 2022, until: 2021-06", 12, "ends (2021-06) before it begins (2022)"),
        ("{party: HOLM, ", "{", 12, "a member needs `party`"),
        ("{party: HOLM, ", "{party: HLM, ", 12, "`party: HLM`: no party has this code"),
        ("- NOR\n", "- NRW\n", 11, "`party: NRW`: no party has this code"),
        ("standing: observer", "standing: guest", 13, "must be one of member, associate, observer, suspended"),
        ("until: 2023-02-28", "until: 2018", 21, "ends (2018) before it begins (2019-03)"),
        (", from: 2023-03-01", "", 22, "needs `from`, `until` or both"),
        ("role: Foreign Minister, ", "", 22, "a post needs `role`"),
        ("role: Foreign Minister", "rank: Foreign Minister", 22, "unknown key `rank`"),
        ("name: Tormod Skarvik", 'name: "…"', 18, "names nobody"),
        ("spellings: [Tormod Skárvik]", "spellings: [T. S.]", 19, "`T. S.` names nobody"),
        ("cues: [kelp]", "cues: [Kelp]", 34, "`Kelp` is no word"),
        ("id: kelp", "id: fishing", 34, "the id 'fishing' is taken already by"),
        ("not_parties:", "no_parties:", 23, "unknown key `no_parties`; did you mean `not_parties`?"),
        ("  phrases: [Norway House]", "  - Norway House", 24, "not_parties must be a mapping"),
        ("kind: meet", "kind: mete", 27, "must be one of meet, offer"),
        ("not_parties:", "officials: none\nnot_parties:", 23, "`officials` is told twice"),
        ("demonyms: [Fjordish]", "demonyms: [Fjordish", 8, "is no valid YAML"),
        ("    demonyms:", "\tdemonyms:", 7, "is no valid YAML"),
        ("demonyms: [Fjordish]", "names: [Fjordish]", 7, "`names` is told twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_file_and_line(load, old, new, line, said):
    assert old in GOOD
    with pytest.raises(LexiconError) as caught:
        load(GOOD.replace(old, new, 1))
    message = str(caught.value)
    assert "mine.yml, line " in message
    assert said in message
    assert f"mine.yml, line {line}" in message, message


def test_all_mistakes_of_a_section_are_told_at_once(load):
    text = GOOD.replace("role: Secretary General, ", "").replace("  - name: Tormod", "  - nam: x\n  - name: Tormod")
    with pytest.raises(LexiconError) as caught:
        load(text)
    first, second = str(caught.value).splitlines()
    assert "mine.yml, line 18: unknown key `nam`; did you mean `name`?" in first
    assert "mine.yml, line 22: a post needs `role`" in second


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "holds nothing"),
        (b"- parties", "line 1: a lexicon file must be a mapping of parties, officials"),
        ("parties:\n  - {code: Å}".encode("latin-1"), "line 2: is not UTF-8"),
        (b"parties: []\n---\nparties: []\n", "is no valid YAML"),
        (b"parties: \x07", "is no valid YAML"),
        (b"[" * 100_000, "is no valid YAML"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path, content, said):
    path = tmp_path / "mine.yml"
    path.write_bytes(content)
    with pytest.raises(LexiconError, match=r"mine\.yml") as caught:
        load_lexicon([path])
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LexiconError, match=r"mine\.yml: cannot be read \(No such file"):
        load_lexicon([tmp_path / "mine.yml"])


def test_an_id_of_a_pattern_that_is_taken_is_told(load):
    with pytest.raises(LexiconError, match=r"line 26.*'row-out-to-parley' is taken already by .*mine\.yml, line 26"):
        load(GOOD, GOOD)


def test_empty_sections_and_a_byte_order_mark_do_no_harm(load):
    assert load("\ufeffparties:\nofficials: []\nnot_parties:\nmoves:\n").parties.party("NOR")


KEYS = sorted({*own_entries.SECTIONS, *own_entries.PARTY_KEYS, *own_entries.POST_KEYS, "posts", *PATTERN_KEYS})
WORDS = st.sampled_from(
    [*KEYS, "NOR", "state", "meet", "Fjord League", "2020-13-45", "2020", "", "<<", "@missions", "<by>"]
)
VALUES = st.recursive(
    WORDS | st.none() | st.integers() | st.dates() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.integers(), inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(WORDS, VALUES, max_size=5)


def read_or_refuse(text):
    """The message of the refusal, or nothing."""
    try:
        read_own_entries(Path("mine.yml"), text, load_lexicon().parties)
    except LexiconError as error:
        return str(error)
    return ""


@given(
    st.text()
    | st.lists(WORDS | st.sampled_from([": ", "\n", "  ", "- ", "&a ", "*a", "!!set ", "|", "{"])).map("".join)
)
def test_any_text_is_read_or_refused_with_its_file(text):
    refusal = read_or_refuse(text)
    assert not refusal or refusal.startswith("mine.yml")


@given(st.sampled_from(own_entries.SECTIONS), st.lists(MAPPINGS, max_size=3) | VALUES)
def test_any_entry_is_read_or_refused_with_its_line(section, value):
    refusal = read_or_refuse(yaml.safe_dump({section: value}))
    assert not refusal or "mine.yml, line " in refusal


def test_tags_of_yaml_run_nothing(load, tmp_path):
    owned = tmp_path / "owned"
    for text in (
        f"parties: !!python/object/apply:os.system ['touch {owned}']\n",
        f"moves:\n  - !!python/object/apply:os.system ['touch {owned}']\n",
    ):
        with pytest.raises(LexiconError, match=r"mine\.yml, line"):
            load(text)
    assert not owned.exists()
