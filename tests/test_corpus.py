"""The labelled corpus holds what tests/corpus/LABELS.md asks of it.

The closed lists are written out here and not taken from the engine: the labels are made from the
rules alone, and a slip in either should show.
"""

import datetime
import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parent / "corpus"
GOLDS = sorted(CORPUS.glob("*/gold.json"))
FRONT = {"outlet", "title", "url", "published", "language", "kind"}
VOICES = {"outlet", "quoted", "reported", "mixed"}
BOUNDS = {"exact", "about", "more_than", "less_than", "at_least", "at_most", "range"}
SUBTYPES: dict[str, set[str | None]] = {
    "agreement": {None},
    "figure": {None, "other_group"},
    "update": {None},
    "contradiction": {"negation", "opposite", "actor", "date", "place", "cause"},
    "attribution": {None},
    "wording": {None},
    "same_origin": {None},
}
PAIRS = CORPUS / "pairs"
CONTRADICTIONS = {
    "negation": 30,
    "opposite": 25,
    "actor": 15,
    "date": 10,
    "place": 10,
    "cause": 10,
}

Gold = dict[str, Any]


def read(path: Path) -> tuple[dict[str, str], str]:
    """The front matter and the body of an account."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    lines = (line.split(": ", 1) for line in front.splitlines())
    return {key: value.strip() for key, value in lines}, body.strip()


def load(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of sentence pairs, by the names in its first line."""
    lines = (PAIRS / name).read_text(encoding="utf-8").splitlines()
    names, *rows = [line.split("\t") for line in lines]
    return [dict(zip(names, row, strict=True)) for row in rows]


gold_files = pytest.mark.parametrize("path", GOLDS, ids=[path.parent.name for path in GOLDS])


@gold_files
def test_every_account_is_labelled_and_has_its_front_matter(path: Path) -> None:
    gold = load(path)
    assert gold["event"] == path.parent.name
    assert gold["topic"]
    assert set(gold["claims"]) == {account.stem for account in path.parent.glob("*.md")}
    for account in path.parent.glob("*.md"):
        front, _ = read(account)
        assert front.keys() >= FRONT, account.name
        assert "example.org" in front["url"], account.name
        assert front["language"] in {"de", "en", "ru"}, account.name
        datetime.datetime.fromisoformat(front["published"])


@gold_files
def test_the_sentences_are_the_body_once_and_in_order(path: Path) -> None:
    for account, claims in load(path)["claims"].items():
        _, body = read(path.parent / f"{account}.md")
        end = 0
        for claim in claims:
            assert body.count(claim["text"]) == 1, (account, claim["text"])
            start = body.index(claim["text"])
            assert not body[end:start].strip(), (account, body[end:start])
            end = start + len(claim["text"])
        assert not body[end:].strip(), (account, body[end:])


@gold_files
def test_every_sentence_has_its_voice_speaker_and_marks(path: Path) -> None:
    claims = itertools.chain.from_iterable(load(path)["claims"].values())
    for claim in claims:
        text = claim["text"]
        assert claim["voice"] in VOICES, text
        assert claim["speaker"] is None or claim["speaker"].strip(), text
        assert claim["voice"] != "outlet" or claim["speaker"] is None, text
        assert isinstance(claim["hedged"], bool), text
        assert isinstance(claim["checkable"], bool), text


@gold_files
def test_the_words_of_every_quantity_stand_in_its_sentence(path: Path) -> None:
    claims = itertools.chain.from_iterable(load(path)["claims"].values())
    for claim in claims:
        for quantity in claim["quantities"]:
            assert quantity["words"] in claim["text"], (claim["text"], quantity)
            assert quantity["bound"] in BOUNDS, (claim["text"], quantity)
            assert {"low", "high", "what", "of_whom"} < quantity.keys(), claim["text"]
            ends = [quantity["low"], quantity["high"]]
            assert ends != [None, None], (claim["text"], quantity)
            if None not in ends:
                assert ends[0] <= ends[1], (claim["text"], quantity)


@gold_files
def test_pairs_join_sentences_of_two_accounts_once(path: Path) -> None:
    gold = load(path)
    known = {(name, claim["text"]) for name, claims in gold["claims"].items() for claim in claims}
    for pair in gold["pairs"]:
        assert tuple(pair["a"]) in known, pair["a"]
        assert tuple(pair["b"]) in known, pair["b"]
        assert pair["a"][0] != pair["b"][0], pair
    times = Counter(frozenset((tuple(pair["a"]), tuple(pair["b"]))) for pair in gold["pairs"])
    assert [pair for pair, count in times.items() if count > 1] == []


@gold_files
def test_relations_are_of_the_closed_list(path: Path) -> None:
    for pair in load(path)["pairs"]:
        relations = [(relation["kind"], relation["subtype"]) for relation in pair["relations"]]
        assert relations, pair
        assert len(set(relations)) == len(relations), pair
        for relation in pair["relations"]:
            assert relation["subtype"] in SUBTYPES[relation["kind"]], pair
            assert relation["note"].strip(), pair


@gold_files
def test_an_update_is_between_accounts_of_different_days(path: Path) -> None:
    gold = load(path)
    days = {name: read(path.parent / f"{name}.md")[0]["published"][:10] for name in gold["claims"]}
    for pair in gold["pairs"]:
        if any(relation["kind"] == "update" for relation in pair["relations"]):
            assert days[pair["a"][0]] != days[pair["b"][0]], pair


@gold_files
def test_what_is_called_complete_names_two_accounts_once(path: Path) -> None:
    gold = load(path)
    named = [frozenset(pair) for pair in gold["complete"]]
    assert len(set(named)) == len(named)
    for pair in named:
        assert len(pair) == 2
        assert pair <= set(gold["claims"])


def test_the_contradictions_are_counted_by_their_subtype() -> None:
    rows = table("contradictions.tsv")
    assert all(row.keys() == {"subtype", "a", "b"} for row in rows)
    assert Counter(row["subtype"] for row in rows) == CONTRADICTIONS


def test_the_paraphrases_are_two_hundred() -> None:
    rows = table("paraphrases.tsv")
    assert all(row.keys() == {"a", "b"} for row in rows)
    assert len(rows) == 200


def test_no_sentence_of_the_tables_comes_twice() -> None:
    rows = table("contradictions.tsv") + table("paraphrases.tsv")
    sentences = [row[side] for row in rows for side in ("a", "b")]
    assert [text for text, count in Counter(sentences).items() if count > 1] == []
    for text in sentences:
        assert text == text.strip(), text
        assert text.endswith((".", ".“")), text
