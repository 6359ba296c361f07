"""The form for another wording of the rule for sources."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 6000


def text_field(label: Any) -> forms.CharField:
    """A text of several paragraphs."""
    widget = forms.Textarea(attrs={"rows": 12, "maxlength": LONGEST})
    return forms.CharField(label=label, max_length=LONGEST, widget=widget)


class RuleForm(forms.Form):
    """The rule in both languages, and the wording that the person had before them."""

    text = text_field(_("Text"))
    text_en = text_field(_("Text (englisch)"))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
