from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from dragoman.views.attributions.html import write_attributions_html

VOID = {"meta", "br"}
NAMES = {"NOR": "Norway"}


class Page(HTMLParser):
    """The elements, ids and links of a page; refuses what is closed in the wrong order."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.classes, self.text = [], set(), [], [], set(), []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.add(tag)
        self.classes.update((attributes.get("class") or "").split())
        self.ids += filter(None, [attributes.get("id")])
        self.links += filter(None, [attributes.get("href"), attributes.get("src")])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)


@pytest.fixture(scope="module")
def source(reading):
    return write_attributions_html([reading], NAMES)


@pytest.fixture(scope="module")
def page(source):
    return Page(source)


def test_the_page_is_well_formed_and_every_link_leads_to_a_place_in_it(page):
    assert len(set(page.ids)) == len(page.ids)
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_the_page_needs_no_script_and_loads_nothing(source, page):
    assert not page.tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert "url(" not in source
    assert "@import" not in source
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", source)


def test_the_policy_allows_this_style_and_nothing_else(source):
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in source


def test_what_looks_like_markup_is_shown_as_text(source, page):
    assert "<b>shut" not in source
    assert "close & stay <b>shut</b" in "".join(page.text)
    assert "<title>Port &lt;talks&gt; &amp; tolls" in source


def test_every_attribution_is_marked_and_has_its_note(reading, page):
    assert {"source", "cue", "content", "l1"} <= page.classes
    assert {f"d1-{n}" for n in range(1, len(reading.attributions) + 1)} <= set(page.ids)
    assert "within" in "".join(page.text)


def test_marks_differ_in_more_than_colour(source):
    rules = dict(re.findall(r"^\.(source|cue|content|content\.l1) \{([^}]*)\}", source, re.MULTILINE))
    assert "border:" in rules["source"]
    assert "font-style" in rules["cue"]
    assert "underline" in rules["content"]
    assert "dashed" in rules["content.l1"]


def test_there_are_colours_for_light_and_dark(source):
    assert "@media (prefers-color-scheme: dark)" in source
    assert '<meta name="color-scheme" content="light dark">' in source


def _contrast(first, second):
    def luminance(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted([luminance(first), luminance(second)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["ink", "quiet", "source", "cue", "link"])
def test_words_stand_out_from_the_page(source, scheme, ink):
    palette = re.findall(r":root \{(.*?)\}", source, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#\w{6})", palette))
    assert _contrast(colours[ink], colours["page"]) >= 4.5


def test_several_documents_make_one_page_with_ids_of_their_own(reading):
    page = Page(write_attributions_html([reading, reading], NAMES))
    assert len(set(page.ids)) == len(page.ids)
    assert {"d1-1", "d2-1"} <= set(page.ids)


def test_no_documents_make_an_empty_page():
    assert "Who said what" in "".join(Page(write_attributions_html([], NAMES)).text)
