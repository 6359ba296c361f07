"""A folder of Markdown files is compared and written as JSON, without the database."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from framing import engine
from framing.comparisons.files import FolderError, read_folder

HARBOUR = Path(__file__).parents[1] / "engine" / "harbour"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("out") / "result.json"
    call_command("compare_files", HARBOUR, output=path, no_meaning=True, stdout=StringIO())
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_accounts_carry_what_issue_two_asks_for(output: dict[str, Any]) -> None:
    assert set(output) == {"accounts", "pairs", "rows"}
    bote = output["accounts"][0]
    assert set(bote) == {"id", "outlet", "language", "text", "claims", "completeness"}
    assert (bote["id"], bote["outlet"], bote["language"]) == ("bote", "Lindhafener Bote", "de")
    assert bote["text"].startswith("# Feuer im Hafen\n")
    assert bote["text"] == bote["text"].strip()


def test_claims_point_at_the_text(output: dict[str, Any]) -> None:
    for account in output["accounts"]:
        for claim in account["claims"]:
            assert account["text"][claim["start"] : claim["end"]] == claim["text"]
            assert claim["id"] == f"{account['id']}:{claim['start']}-{claim['end']}"
            assert set(claim) == {
                "id",
                "start",
                "end",
                "text",
                "voice",
                "speaker",
                "speaker_chain",
                "hedged",
                "checkable",
                "quantities",
                "labels",
            }


def test_quantities_carry_their_range(output: dict[str, Any]) -> None:
    first = output["accounts"][0]["claims"][0]
    (quantity,) = first["quantities"]
    start = first["text"].index("14") + first["start"]
    assert quantity == {
        "start": start,
        "end": start + 2,
        "min": 14,
        "max": 14,
        "bound": "exact",
        "unit": "count",
        "what": "tot",
        "of_whom": "",
        "former": False,
        "source": "",
    }


def test_pairs_and_rows_carry_findings(output: dict[str, Any]) -> None:
    claims = {claim["id"] for account in output["accounts"] for claim in account["claims"]}
    assert {pair["status"] for pair in output["pairs"]} == {"match", "suggest"}
    for pair in output["pairs"]:
        assert set(pair) == {"a", "b", "score", "status", "signals", "findings"}
        assert {pair["a"], pair["b"]} <= claims
        assert 0 <= pair["score"] <= 1
        for finding in pair["findings"]:
            assert set(finding) == {"kind", "subtype", "rule", "evidence"}
    assert {claim for row in output["rows"] for claim in row["claims"]} == claims
    shown = [*output["pairs"], *output["rows"]]
    kinds = {finding["kind"] for holder in shown for finding in holder["findings"]}
    assert kinds == {relation.value for relation in engine.Relation}


def test_an_open_end_is_null(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Mehr als 160 Menschen starben.", encoding="utf-8")
    path = tmp_path / "result.json"
    call_command("compare_files", tmp_path, output=path, no_meaning=True, stdout=StringIO())
    (quantity,) = json.loads(path.read_text())["accounts"][0]["claims"][0]["quantities"]
    assert (quantity["min"], quantity["max"], quantity["bound"]) == (160, None, "more_than")


def test_labels_and_figures_that_a_text_replaces(tmp_path: Path) -> None:
    words = "Die angeblichen Banditen flohen. Die Zahl der Toten stieg von 12 auf 40."
    (tmp_path / "a.md").write_text(words, encoding="utf-8")
    path = tmp_path / "result.json"
    call_command("compare_files", tmp_path, output=path, no_meaning=True, stdout=StringIO())
    (account,) = json.loads(path.read_text())["accounts"]
    flight, toll = account["claims"]
    (label,) = flight["labels"]
    assert account["text"][label["start"] : label["end"]] == "Banditen"
    assert (label["referent"], label["name"]) == ("crowd", "bandit")
    assert (label["quoted"], label["scare"], label["distanced"]) == (False, False, True)
    assert [(each["min"], each["former"]) for each in toll["quantities"]] == [
        (12, True),
        (40, False),
    ]


def test_the_encoder_is_asked_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(engine, "load_encoder", lambda: asked.append(True))
    path = tmp_path / "result.json"
    call_command("compare_files", HARBOUR, output=path, stdout=StringIO())
    assert asked == [True]


def test_the_database_is_not_touched(tmp_path: Path) -> None:
    def refuse(*_args: object) -> None:
        pytest.fail("the database was asked")

    with connection.execute_wrapper(refuse):
        call_command(
            "compare_files", HARBOUR, output=tmp_path / "r.json", no_meaning=True, stdout=StringIO()
        )
    assert (tmp_path / "r.json").exists()


def account(tmp_path: Path, content: str) -> engine.Text:
    (tmp_path / "account.md").write_text(content, encoding="utf-8")
    (text,) = read_folder(tmp_path)
    return text


def test_front_matter_describes_the_account(tmp_path: Path) -> None:
    text = account(
        tmp_path,
        "---\noutlet: 'Der Bote'\nTitle: \"Feuer: ein Bericht\"\npublished: 2031-03-04T08:00\n"
        "language: en\nkind: digest\nno value here\n---\n\nEin Satz.\n\n---\n\nNoch einer.\n",
    )
    assert text == engine.Text(
        id="account",
        text="Ein Satz.\n\n---\n\nNoch einer.",
        language="en",
        outlet="Der Bote",
        title="Feuer: ein Bericht",
        published=date(2031, 3, 4),
        completeness=engine.Completeness.DIGEST,
    )


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("Das Feuer brach am Montag in einer Lagerhalle am Hafen aus.", "de"),
        ("The fire broke out in a warehouse of the port on Monday.", "en"),
        ("---\nlanguage: fr\n---\nThe fire broke out in a warehouse of the port.", "en"),
    ],
)
def test_without_a_language_the_words_decide(tmp_path: Path, content: str, language: str) -> None:
    text = account(tmp_path, content)
    assert (text.language, text.published, text.outlet) == (language, None, "")
    assert text.completeness is engine.Completeness.UNKNOWN


def test_an_open_front_matter_is_text(tmp_path: Path) -> None:
    assert account(tmp_path, "---\nEin Satz.").text == "---\nEin Satz."


def test_an_account_may_be_empty(tmp_path: Path) -> None:
    assert account(tmp_path, "---\noutlet: Der Bote\nlanguage: de\n---\n").text == ""


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"Text", "holds no .md file"),
        ("a.md", b"\xff\xfe\xff", "a.md is not UTF-8 text"),
        ("a.md", b"---\npublished: gestern\n---\nText.", "a.md: .* is no date like 2022-01-31"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FolderError, match=sentence):
        read_folder(tmp_path)


def test_a_missing_folder_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("compare_files", tmp_path / "none", output=tmp_path / "r.json")


def test_an_output_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot write"):
        call_command("compare_files", HARBOUR, output=tmp_path, no_meaning=True)
