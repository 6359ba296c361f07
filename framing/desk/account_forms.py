"""Forms about one account: looking it through, and taking its text down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from framing.desk.reviewing import Look, first_reason, token_of
from framing.desk.takedown import Order
from framing.events.models import Account, AccountReview


def few_lines(label: Any, **options: Any) -> forms.CharField:
    """A reason in a few lines."""
    widget = forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    return forms.CharField(label=label, max_length=500, widget=widget, **options)


class ReviewForm(forms.Form):
    """What a person says of an account: its outlet, how much of its text is there, its use."""

    outlet_checked = forms.BooleanField(
        label=_(
            "Medium durchgesehen: Das Profil stimmt; gibt es eine amtliche Maßnahme, "
            "steht ein Hinweis davor."
        ),
        required=False,
    )
    completeness = forms.ChoiceField(
        label=_("Vollständigkeit"),
        choices=[c for c in Account.Completeness.choices if c[0] != Account.Completeness.DIGEST],
    )
    quotes = forms.BooleanField(label=_("Nur kurze Zitate zeigen, mit Link"), required=False)
    why = few_lines(_("Begründung"), required=False)
    seen = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)

    def __init__(self, account: Account, review: AccountReview | None, data: Any = None) -> None:
        initial = {
            "outlet_checked": bool(review and review.outlet_checked),
            "completeness": account.completeness,
            "quotes": bool(review and review.use),
            "why": review.why if review and review.why else first_reason(account),
            "seen": token_of(account, review),
        }
        super().__init__(data, initial=initial, prefix=account.slug, auto_id=f"{account.pk}-%s")
        if account.is_digest:
            del self.fields["completeness"]
        if account.is_ours:
            del self.fields["quotes"], self.fields["why"]
        self.account = account

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a decision."""
        data = super().clean() or self.cleaned_data
        if data.get("quotes") and not data.get("why") and "why" not in self.errors:
            self.add_error("why", _("Bitte schreib dazu, warum."))
        return data

    def seeing(self, seen: str) -> "ReviewForm":
        """The same, filled alike, of a person who has seen what stands now."""
        sent = self.data.copy()  # type: ignore[attr-defined]
        sent[self.add_prefix("seen")] = seen
        return ReviewForm(self.account, None, sent)

    def look(self) -> Look:
        """What the person says; the form is valid."""
        said = self.cleaned_data
        use = AccountReview.Use.QUOTES if said.get("quotes") else AccountReview.Use.OPEN
        return Look(
            outlet_checked=said["outlet_checked"],
            use=use,
            why=said.get("why", "") if use else "",
            completeness=said.get("completeness") or self.account.completeness,
        )


class TakedownForm(forms.Form):
    """On whose demand a text is taken down, and why."""

    demand = forms.ChoiceField(
        label=_("Wer verlangt es?"), choices=Account.Demand.choices, widget=forms.RadioSelect
    )
    why = few_lines(
        _("Begründung für das Protokoll"),
        help_text=_("Steht nur im Protokoll. Bitte nichts aus dem Text zitieren."),
    )
    with_title = forms.BooleanField(label=_("Auch Überschrift und Autor entfernen"), required=False)
    sure = forms.BooleanField(
        label=_("Ja, der Text soll endgültig weg."),
        error_messages={"required": _("Bitte bestätige, dass der Text endgültig weg soll.")},
    )

    def order(self) -> Order:
        """What the person wants; the form is valid."""
        said = self.cleaned_data
        return Order(demand=said["demand"], why=said["why"], with_title=said["with_title"])
