"""Forms: a reader reports a fault, a moderator decides on findings and rows."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from framing.comparisons.adding import KINDS, Added, place_of
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Claim, Finding
from framing.desk.models import Report

LONGEST_WORDS: Final = 200  # characters that are pointed at in a claim


class ReportForm(forms.ModelForm[Report]):
    """What is wrong; and a field that people do not see, so that what fills it is a program."""

    website = forms.CharField(required=False, label=_("Bitte leer lassen"))

    class Meta:
        model = Report
        fields = ("reason", "note")
        widgets = {
            "reason": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        }
        help_texts = {"note": _("Bitte keine Namen oder Adressen von dir oder anderen.")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = Report.Reason.choices  # type: ignore[attr-defined]

    @property
    def is_from_program(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.data.get("website"))


class NotedForm(forms.Form):
    """What a person does, and why."""

    note = forms.CharField(
        label=_("Anmerkung"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        help_text=_("Warum? Das steht im Protokoll, nicht auf den Seiten."),
    )


class SaidForm(NotedForm):
    """What a person says of something: why, and which state of it they had before them."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class VerdictForm(SaidForm):
    """Whether a finding holds."""

    state = forms.ChoiceField(
        choices=[
            (Finding.State.CONFIRMED, _("Stimmt")),
            (Finding.State.REJECTED, _("Stimmt nicht")),
            (Finding.State.MACHINE, _("Wieder offen")),
        ]
    )
    says = forms.ChoiceField(
        label=_("Art des Befunds"),
        required=False,
        choices=[(kind.value, kind.label) for kind in KINDS],
    )

    @property
    def verdict(self) -> Verdict:
        """What the person says; the form is valid."""
        given = self.cleaned_data
        says = given["says"] if given["state"] == Finding.State.CONFIRMED else ""
        return Verdict(given["state"], given["note"].strip(), given["seen"], says)


class AddForm(NotedForm):
    """What two claims of a row show that the machine did not find."""

    claims = forms.Field(required=False, widget=forms.SelectMultiple)
    kind = forms.ChoiceField(
        label=_("Art des Befunds"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        error_messages={"required": _("Bitte wählen, was die beiden Aussagen zeigen.")},
    )

    def __init__(
        self,
        told: Sequence[Claim],
        sent: QueryDict | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(sent, initial=initial)
        self.told = told
        self.words_errors: dict[int, str] = {}

    def typed_for(self, claim: Claim) -> str:
        """The words of a claim that a person points at, as they typed them."""
        return str(self.data.get(f"words-{claim.pk}", ""))

    @property
    def ticked(self) -> list[tuple[Claim, bool, str, str]]:
        """Each claim of the row: whether it is chosen, its words, and what is wrong with these."""
        chosen = self["claims"].value() or ()
        return [
            (each, str(each.pk) in chosen, self.typed_for(each), self.words_errors.get(each.pk, ""))
            for each in self.told
        ]

    def clean_claims(self) -> list[Claim]:
        """The two claims, of two accounts."""
        chosen = [claim for claim, is_chosen, _words, _error in self.ticked if is_chosen]
        if len(chosen) != 2:
            raise forms.ValidationError(_("Bitte genau zwei Aussagen wählen."))
        if chosen[0].account_id == chosen[1].account_id:
            raise forms.ValidationError(_("Bitte Aussagen zweier Darstellungen wählen."))
        for claim in chosen:
            typed = self.typed_for(claim)
            if len(typed) > LONGEST_WORDS or place_of(typed, claim.text) is None:
                self.words_errors[claim.pk] = str(
                    _("Diese Worte stehen so nicht in der Aussage, oder mehr als einmal.")
                )
        if self.words_errors:
            raise forms.ValidationError(
                _("Bitte die Worte so angeben, dass klar ist, welche gemeint sind.")
            )
        return chosen

    @property
    def added(self) -> Added:
        """What it says; the form is valid."""
        given = self.cleaned_data
        left, right = given["claims"]
        one, other = (place_of(self.typed_for(each), each.text) or () for each in (left, right))
        return Added(given["kind"], left, right, given["note"].strip(), one, other)


class ArrangeForm(SaidForm):
    """Which claims of a row go where."""

    claims = forms.Field(required=False, widget=forms.SelectMultiple)
    to = forms.CharField(required=False, max_length=20)

    def __init__(self, first: QueryDict | dict[str, Any]) -> None:
        is_sent = isinstance(first, QueryDict)
        super().__init__(first if is_sent else None, initial=None if is_sent else first)

    @property
    def chosen(self) -> list[str]:
        """The keys of the claims that are ticked."""
        return list(self["claims"].value() or ())

    @property
    def target(self) -> str:
        """Where they go."""
        return str(self["to"].value() or "")

    def overtaken(self, told: str, last: int) -> None:
        """Say what another did meanwhile; sent again, the form does what it says."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = str(last)  # type: ignore[index]
        self.add_error(None, told)
