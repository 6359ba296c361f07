"""A folder of Markdown files -> accounts; a Result -> JSON values (docs/formats.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from framing import engine
from framing.events.extraction.judging import LANGUAGES, language_of

_FENCE = "---"


class FolderError(Exception):
    """A folder or file cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: what its front matter says, and the text after it."""

    id: str
    facts: Mapping[str, str]
    body: str


def read_folder(folder: Path) -> list[engine.Text]:
    """Read every *.md file of a folder as an account. Raise FolderError with a clear sentence."""
    if not folder.is_dir():
        raise FolderError(f"There is no folder {folder}.")
    paths = sorted(folder.glob("*.md"))
    if not paths:
        raise FolderError(f"The folder {folder} holds no .md file.")
    return [text_of(source_of(path)) for path in paths]


def source_of(path: Path) -> Source:
    """Read one file; a byte order mark is no text, and line ends become newlines."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FolderError(f"{path.name} is not UTF-8 text (byte {error.start}).") from error
    facts, body = front_matter(content)
    return Source(path.stem, facts, body.strip())


def front_matter(content: str) -> tuple[dict[str, str], str]:
    """Divide a file into `key: value` lines between two `---` lines, and the rest."""
    lines = content.splitlines(keepends=True)
    fences = [n for n, line in enumerate(lines) if line.strip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:
        return {}, content
    pairs = (line.partition(":") for line in lines[1 : fences[1]] if ":" in line)
    facts = {key.strip().lower(): unquoted(value.strip()) for key, _, value in pairs}
    return facts, "".join(lines[fences[1] + 1 :])


def unquoted(value: str) -> str:
    """Take the quotation marks off a quoted value."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def text_of(source: Source) -> engine.Text:
    """Make an account of a file; where it names no language, its words decide."""
    facts = source.facts
    language = facts.get("language", "")[:2].lower()
    is_digest = facts.get("kind", "").lower() == engine.Completeness.DIGEST.value
    return engine.Text(
        id=source.id,
        text=source.body,
        language=language if language in LANGUAGES else language_of(source.body, "")[0],
        outlet=facts.get("outlet", ""),
        title=facts.get("title", ""),
        published=published(source),
        completeness=engine.Completeness.DIGEST if is_digest else engine.Completeness.UNKNOWN,
    )


def published(source: Source) -> date | None:
    """Read the day of publication; a time after it does not count."""
    value = source.facts.get("published", "")
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        message = f"{source.id}.md: “published: {value}” is no date like 2022-01-31."
        raise FolderError(message) from error


def as_json(result: engine.Result) -> dict[str, list[dict[str, object]]]:
    """Turn a result into JSON values."""
    return {
        "accounts": [account(reading) for reading in result.readings],
        "pairs": [pair(found) for found in result.pairs],
        "rows": [
            {
                "claims": list(row.claims),
                "findings": [
                    finding(found) | {"claims": list(found.claims), "account": found.account}
                    for found in row.findings
                ],
            }
            for row in result.rows
        ],
    }


def account(reading: engine.Reading) -> dict[str, object]:
    """Give one account with its claims."""
    text = reading.text
    return {
        "id": text.id,
        "outlet": text.outlet,
        "language": text.language,
        "text": text.text,
        "claims": [claim(found) for found in reading.claims],
        "completeness": text.completeness.value,
    }


def claim(found: engine.Claim) -> dict[str, object]:
    """Give one claim; offsets count characters of the account's text."""
    return {
        "id": found.id,
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text,
        "voice": found.voice.value,
        "speaker": found.speaker,
        "speaker_chain": list(found.speaker_chain),
        "hedged": found.hedged,
        "checkable": found.checkable,
        "quantities": [dict(quantity(counted)) for counted in found.quantities],
        "labels": [label(named) for named in found.labels],
    }


def label(named: engine.Label) -> dict[str, object]:
    """Give what a claim calls somebody or something."""
    return {
        "start": named.span.start,
        "end": named.span.end,
        "referent": named.referent,
        "name": named.name,
        "quoted": named.quoted,
        "scare": named.scare,
        "distanced": named.distanced,
    }


def quantity(counted: engine.Quantity) -> Iterator[tuple[str, object]]:
    """Give one figure; an open end is null."""
    yield "start", counted.span.start
    yield "end", counted.span.end
    yield "min", plain(counted.low)
    yield "max", plain(counted.high)
    yield "bound", counted.bound.value
    yield "unit", counted.unit
    yield "what", counted.what
    yield "of_whom", counted.of_whom
    yield "former", counted.former
    yield "source", counted.source


def plain(value: float | None) -> float | int | None:
    """Write whole numbers without a fraction."""
    return int(value) if value is not None and float(value).is_integer() else value


def pair(found: engine.Pair) -> dict[str, object]:
    """Give two claims of different accounts with what they show."""
    return {
        "a": found.left,
        "b": found.right,
        "score": found.score,
        "status": found.status.value,
        "signals": dict(found.signals),
        "findings": [finding(shown) for shown in found.findings],
    }


def finding(found: engine.Finding) -> dict[str, object]:
    """Give one finding with the rule and what it rests on."""
    return {
        "kind": found.kind.value,
        "subtype": found.subtype.value if found.subtype else None,
        "rule": found.rule,
        "evidence": dict(found.evidence),
    }
