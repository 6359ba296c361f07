"""The claims of one account, sentence by sentence, and how a person corrects them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from framing.comparisons import correcting, joining
from framing.comparisons.correcting import Sentence, Wanted
from framing.comparisons.models import Claim
from framing.comparisons.saying import OvertakenError
from framing.desk.access import may_decide, person
from framing.desk.addresses import key_in
from framing.desk.lost import with_words
from framing.desk.reading import SentenceForm, cut, join
from framing.events.models import Account

VOICES = dict(Claim.Voice.choices)


@require_safe
@may_decide
def claims(request: HttpRequest, slug: str, account_slug: str) -> HttpResponse:
    """List the sentences of an account with the claims in them."""
    account = account_at(slug, account_slug)
    sentences = correcting.sentences_of(account)
    lost = with_words(account.event, correcting.lost_of(account, sentences))[0]
    context = context_of(account) | {
        "sentences": [line_of(sentence) for sentence in sentences],
        "number": sum(len(sentence.claims) for sentence in sentences),
        "corrected": sum(s.is_corrected or s.is_joined for s in sentences),
        "lost": lost,
    }
    return render(request, "desk/claims.html", context)


def account_at(slug: str, account_slug: str) -> Account:
    """The account that an address names; Http404 where there is none."""
    accounts = Account.objects.select_related("event", "outlet", "current_version")
    there = accounts.filter(event__deleted_at__isnull=True)
    return get_object_or_404(there, event__slug=slug, slug=account_slug)


def context_of(account: Account) -> dict[str, Any]:
    """What the pages of an account at the desk need."""
    event = account.event
    return {
        "event": event,
        "tab": "accounts",
        "account": account,
        "comparison": event.comparisons.current().first(),
        "latest": event.comparisons.first(),
    }


def line_of(sentence: Sentence) -> dict[str, Any]:
    """A sentence as the page lists it."""
    return {
        "sentence": sentence,
        "code": code_of(sentence.read.key),
        "claims": [(claim, VOICES[claim.voice.value]) for claim in sentence.claims],
        "version": sentence.correction.version if sentence.correction else 0,
    }


def code_of(key: str) -> str:
    """A key as addresses hold it."""
    return key.replace("#", "-")


@require_http_methods(["GET", "HEAD", "POST"])
@may_decide
def correct(request: HttpRequest, slug: str, account_slug: str, code: str) -> HttpResponse:
    """Show one sentence with its claims; keep how a person reads it."""
    account = account_at(slug, account_slug)
    sentences = correcting.sentences_of(account)
    place = place_of(code, sentences)
    if place is None:
        messages.info(request, _("Dieser Satz steht in der jetzigen Fassung nicht mehr."))
        return redirect("claims", slug, account_slug)
    if request.method != "POST":
        return page(request, account, (sentences, place), SentenceForm(sentences[place]))
    return posted(request, account, (sentences, place))


def place_of(code: str, sentences: Sequence[Sentence]) -> int | None:
    """Which of the sentences an address names: by its key as read, else by that of a claim in it.

    None where no sentence has either.
    """
    for number, sentence in enumerate(sentences):
        if code_of(sentence.read.key) == code:
            return number
    held = ((n, claim) for n, sentence in enumerate(sentences) for claim in sentence.claims)
    return next((n for n, claim in held if code_of(claim.key) == code), None)


def posted(
    request: HttpRequest, account: Account, at: tuple[Sequence[Sentence], int]
) -> HttpResponse:
    """Keep what a person says of a sentence, by the button that they pressed."""
    sentence = at[0][at[1]]
    if "as-read" in request.POST:
        return put_back(request, account, at)
    if "seam" in request.POST:
        return sewn(request, account, sentence)
    form = SentenceForm(sentence, request.POST)
    if "no-claim" in request.POST:
        return dropped(request, account, at, form)
    if not form.is_valid():
        return page(request, account, at, form, status=422)
    return saved(request, account, at, form)


def page(
    request: HttpRequest,
    account: Account,
    at: tuple[Sequence[Sentence], int],
    form: SentenceForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """The page of one sentence with this form."""
    sentences, place = at
    sentence = sentences[place]
    starts = {part.first for part in sentence.parts}
    context = context_of(account) | {
        "sentence": sentence,
        "line": line_of(sentence),
        "before": sentences[place - 1].read.text if place else "",
        "behind": sentences[place + 1].read.text if place + 1 < len(sentences) else "",
        "form": form,
        "cuts": [(n, word, n in starts) for n, word in enumerate(form.words)],
        "first_cut": next((n for n in range(len(form.words)) if n not in starts), None),
        "speakers": sorted({c.speaker for s in sentences for c in s.claims if c.speaker}),
        "correction": sentence.correction,
        "places": joining.places_at(account, sentence),
        "wish": request.GET.get("do", ""),
    }
    return render(request, "desk/correct.html", context, status=status)


def saved(
    request: HttpRequest, account: Account, at: tuple[Sequence[Sentence], int], form: SentenceForm
) -> HttpResponse:
    """Keep what the form says; after a cut or a join one goes on with the same sentence."""
    parts, sentence = form.parts(), at[0][at[1]]
    place, after = key_in(request.POST.get("cut")), key_in(request.POST.get("join"))
    if place is not None:
        parts = cut(parts, place)
    elif after is not None:
        parts = join(parts, after)
    said = correcting.parts_as(sentence, parts)
    given = form.cleaned_data
    wanted = Wanted(sentence.read.key, said, given["note"].strip(), given["seen"])
    return kept_as(request, account, at, (form, wanted))


def dropped(
    request: HttpRequest, account: Account, at: tuple[Sequence[Sentence], int], form: SentenceForm
) -> HttpResponse:
    """Let a sentence be no claim; what the form says of its claims does not matter."""
    if not form.is_valid_alone():
        return page(request, account, at, form, status=422)
    given, key = form.cleaned_data, at[0][at[1]].read.key
    wanted = Wanted(key, (), given["note"].strip(), given["seen"], dropped=True)
    return kept_as(request, account, at, (form, wanted))


def kept_as(
    request: HttpRequest,
    account: Account,
    at: tuple[Sequence[Sentence], int],
    said: tuple[SentenceForm, Wanted],
) -> HttpResponse:
    """Keep what a person wants of a sentence, unless another was faster."""
    form, wanted = said
    try:
        kept = correcting.correct(account, wanted, person(request))
    except OvertakenError as overtaken:
        return told_so(request, account, at, (form, overtaken))
    return answered(request, account, at[0][at[1]], is_new=kept.version != wanted.seen)


def told_so(
    request: HttpRequest,
    account: Account,
    at: tuple[Sequence[Sentence], int],
    trouble: tuple[SentenceForm, OvertakenError],
) -> HttpResponse:
    """Say what somebody else has said meanwhile; what was typed stays, and can be sent again."""
    form, overtaken = trouble
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["seen"] = overtaken.decision.version  # type: ignore[index]
    form.add_error(None, told_of(overtaken.decision))
    return page(request, account, at, form, status=409)


def told_of(kept: Any) -> str:
    """Say who corrected the sentence meanwhile."""
    who = kept.decided_by.get_username() if kept.decided_by else _("Jemand")
    words = {"who": who, "note": kept.note or "–"}
    what = _("%(who)s hat diesen Satz inzwischen berichtigt. Anmerkung: %(note)s.") % words
    kept_too = _(
        "Nichts ist überschrieben. Oben steht, wie der Satz jetzt gelesen wird; deine Eingaben "
        "stehen noch im Formular."
    )
    return f"{what} {kept_too}"


def put_back(
    request: HttpRequest, account: Account, at: tuple[Sequence[Sentence], int]
) -> HttpResponse:
    """Let a sentence stand as the engine reads it."""
    sentence = at[0][at[1]]
    seen = key_in(request.POST.get("seen")) or 0
    try:
        correcting.correct(account, Wanted(sentence.read.key, (), "", seen), person(request))
    except OvertakenError as overtaken:
        messages.warning(request, told_of(overtaken.decision))
        return redirect("correct", account.event.slug, account.slug, code_of(sentence.read.key))
    return answered(request, account, sentence, is_new=True)


def sewn(request: HttpRequest, account: Account, sentence: Sentence) -> HttpResponse:
    """Join a sentence with what the next block or the one before holds of it, or part them."""
    slugs = (account.event.slug, account.slug)
    key, seen = request.POST["seam"], key_in(request.POST.get("seen")) or 0
    place = next((p for p in joining.places_at(account, sentence) if p.key == key), None)
    if place is None:
        messages.info(request, _("Dieser Satz steht in der jetzigen Fassung nicht mehr."))
        return redirect("claims", *slugs)
    wanted = Wanted(key, (), seen=seen, joined="join-blocks" in request.POST)
    try:
        correcting.correct(account, wanted, person(request))
    except OvertakenError as overtaken:
        messages.warning(request, told_of(overtaken.decision))
        return redirect("correct", *slugs, code_of(sentence.read.key))
    messages.success(request, _("Gespeichert. Das Ereignis wird neu verglichen."))
    now = joining.holding(correcting.sentences_of(account), place.before)
    anchor = f"#s-{code_of(now.read.key)}" if now else ""
    return redirect(f"{reverse('claims', args=slugs)}{anchor}")


def answered(
    request: HttpRequest, account: Account, sentence: Sentence, *, is_new: bool
) -> HttpResponse:
    """Say what was done, and lead on."""
    slugs = (account.event.slug, account.slug)
    code = code_of(sentence.read.key)
    if is_new:
        messages.success(request, _("Gespeichert. Das Ereignis wird neu verglichen."))
    else:
        messages.info(request, _("Es hat sich nichts geändert."))
    if {"cut", "join"} & request.POST.keys():
        return redirect("correct", *slugs, code)
    return redirect(f"{reverse('claims', args=slugs)}#s-{code}")
