"""The form in which a person says how a sentence is to be read."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from framing import engine
from framing.comparisons.correcting import Sentence
from framing.comparisons.models import Claim
from framing.desk.forms import SaidForm

NO_SPEAKER = {engine.Voice.OUTLET}


class ClaimForm(forms.Form):
    """One claim of a sentence: from which word to which, whose words, whether one can check it."""

    first = forms.TypedChoiceField(label=_("beginnt mit"), coerce=int)
    last = forms.TypedChoiceField(label=_("endet mit"), coerce=int)
    voice = forms.ChoiceField(label=_("Stimme"), choices=Claim.Voice.choices)
    speaker = forms.CharField(label=_("Wer spricht"), required=False, max_length=200)
    checkable = forms.BooleanField(label=_("Man kann prüfen, ob es stimmt"), required=False)

    def __init__(self, words: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(place, word) for place, word in enumerate(words)]
        for name in ("first", "last"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that it holds a word, and that the outlet speaks for itself."""
        data = self.cleaned_data
        if {"first", "last"} <= data.keys() and data["last"] < data["first"]:
            self.add_error("last", _("Das Ende liegt vor dem Anfang."))
        if data.get("voice") in NO_SPEAKER and data.get("speaker"):
            self.add_error(
                "speaker",
                _(
                    "Eine eigene Aussage des Mediums hat keinen anderen Sprecher. Bitte das Feld "
                    "leeren oder eine andere Stimme wählen."
                ),
            )
        return data

    @property
    def part(self) -> engine.Part:
        """The part as the person filled it in; the form is valid."""
        given = self.cleaned_data
        return engine.Part(
            given["first"],
            given["last"] + 1,
            voice=engine.Voice(given["voice"]),
            speaker=given["speaker"],
            checkable=given["checkable"],
        )


class SentenceForm(SaidForm):
    """All claims of a sentence."""

    number = forms.IntegerField(min_value=1, max_value=99, widget=forms.HiddenInput)

    def __init__(self, sentence: Sentence, data: Mapping[str, Any] | None = None) -> None:
        kept = sentence.correction
        first = {"note": kept.note if kept else "", "seen": kept.version if kept else 0}
        super().__init__(data, initial=first | {"number": len(sentence.parts)})
        text = sentence.read.text
        self.words = [text[span.start : span.end] for span in engine.words_in(text)]
        self.claims = self.forms_of(sentence, data)

    def forms_of(self, sentence: Sentence, data: Mapping[str, Any] | None) -> list[ClaimForm]:
        """One form a claim: as sent, else as the claims stand."""
        if data is not None:
            number = self.cleaned_data["number"] if self.is_valid_alone() else 0
            return [ClaimForm(self.words, data, prefix=str(n)) for n in range(number)]
        # What was dropped is offered as it was read.
        claims = sentence.claims or (sentence.read,)
        return [
            ClaimForm(
                self.words,
                prefix=str(n),
                initial={
                    "first": part.first,
                    "last": part.behind - 1,
                    "voice": claim.voice.value,
                    "speaker": claim.speaker or "",
                    "checkable": claim.checkable,
                },
            )
            for n, (part, claim) in enumerate(zip(sentence.parts, claims, strict=True))
        ]

    def is_valid_alone(self) -> bool:
        """Whether the fields beside the claims are valid."""
        return super().is_valid()

    def is_valid(self) -> bool:
        """Whether all is valid, and the claims stand one behind the other."""
        # Each is asked, so that each shows its errors.
        are_valid = [form.is_valid() for form in self.claims]
        if not (super().is_valid() and all(are_valid)):
            return False
        for one, other in pairwise(self.claims):
            if one.part.behind > other.part.first:
                other.add_error(
                    "first", _("Zwei Aussagen teilen sich Wörter. Sie müssen nacheinander stehen.")
                )
        return all(form.is_valid() for form in self.claims)

    def parts(self) -> list[engine.Part]:
        """The parts as filled in; the form is valid."""
        return [form.part for form in self.claims]


def cut(parts: Sequence[engine.Part], place: int) -> list[engine.Part]:
    """Divide the part that holds this word before it; both halves keep what is known of it."""
    found: list[engine.Part] = []
    for part in parts:
        if part.first < place < part.behind:
            known = (part.voice, part.speaker, part.checkable)
            found += [
                engine.Part(part.first, place, *known),
                engine.Part(place, part.behind, *known),
            ]
        else:
            found.append(part)
    return found


def join(parts: Sequence[engine.Part], place: int) -> list[engine.Part]:
    """Make one of this part and the next; it keeps what is known of the first."""
    if not 0 <= place < len(parts) - 1:
        return list(parts)
    one, other = parts[place], parts[place + 1]
    joined = engine.Part(one.first, other.behind, one.voice, one.speaker, one.checkable)
    return [*parts[:place], joined, *parts[place + 2 :]]
