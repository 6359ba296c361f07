"""A sentence -> everything in it that reports, and whom a lead-in names as the speaker."""

from framing.engine.attribution.lines import Line, group
from framing.engine.attribution.phrases import Speaker, speaker
from framing.engine.attribution.sources import Report, first, openers, source
from framing.engine.attribution.subjects import spoken_by, subject_of
from framing.engine.attribution.verbs import endings, is_verb, verb
from framing.engine.lexicons.lemmas import lemma_of


def reports(line: Line) -> tuple[Report, ...]:
    """Return what reports in a sentence, outside quotation marks, in order."""
    found: list[Report] = []
    # Asked first, for most words are neither.
    sources, verbs = openers(line.language), endings(line.language)
    for at, token in enumerate(line.tokens):
        if token.quoted or not token.is_word:
            continue
        report = source(line, at) if token.lower in sources else None
        if not report and lemma_of(token.form, line.language) in verbs:
            report = verb(line, at, sourced=bool(found))
        if report:
            found.append(report)
    return tuple(found)


def named_speaker(line: Line) -> str | None:
    """Return whom a line names as speaker of what follows it, the last one it names.

    That is the subject of a verb of saying, or whose "Rede" or "Aussagen" it speaks of.
    """
    for at in reversed(range(len(line.tokens))):
        verb_of = is_verb(line, at)
        who = spoken_by(line, subject_of(line, at)) if verb_of else _owner(line, at)
        if who and not who[0].pronoun:
            return who[0].name
    return None


def _owner(line: Line, at: int) -> tuple[Speaker, ...]:
    if not line.lemma(at).endswith(tuple(group(line.language, "speeches"))):
        return ()
    phrase = first(line, at + 1)
    who = speaker(line, phrase) if phrase and phrase.low == at + 1 else None
    return (who,) if who else ()
