"""The rule by which sources are chosen and notices set: everyone reads it, moderators write it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from framing.desk import ruling
from framing.desk.access import may_publish, person
from framing.desk.addresses import key_in
from framing.desk.rule_form import RuleForm
from framing.events.models import SourceRule


@require_safe
def source_rule(request: HttpRequest) -> HttpResponse:
    """Show the rule as it stands, or as it stood in an earlier wording."""
    current = ruling.current()
    asked = key_in(request.GET.get("version"))
    earlier = SourceRule.objects.filter(number=asked or 0).first()
    context = {
        "rule": earlier or current,
        "parts": ruling.parts((earlier or current).local_text),
        "current": current,
        "wordings": SourceRule.objects.all(),
        "may_edit": request.user.has_perm("events.change_event"),
    }
    return render(request, "desk/source_rule.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_publish
def edit_rule(request: HttpRequest) -> HttpResponse:
    """Write another wording; earlier ones stay."""
    now = ruling.current()
    if request.method != "POST":
        return page(request, RuleForm(initial=now.as_form()))
    form = RuleForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    try:
        ruling.write(form.cleaned_data, who=person(request))
    except ruling.OvertakenError:
        sent = request.POST.copy()
        sent["seen"] = str(ruling.current().number)  # whoever now saves has seen the other wording
        return page(request, RuleForm(sent), status=409, other=ruling.current())
    messages.success(request, _("Die neue Fassung gilt. Die früheren bleiben lesbar."))
    return redirect("source_rule")


def page(
    request: HttpRequest,
    form: RuleForm,
    *,
    status: int = 200,
    other: ruling.Rule | None = None,
) -> HttpResponse:
    """The form; `other` is what somebody else has written meanwhile."""
    context = {"form": form, "other": other, "tab": "rule"}
    return render(request, "desk/edit_rule.html", context, status=status)
