"""A sentence that a reader gives: who has said it, and who has said otherwise?"""

from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from framing import engine
from framing.comparisons import lookup
from framing.comparisons.measured import look_up
from framing.comparisons.models import Claim
from framing.comparisons.presenting.checking import events_meant, found_for
from framing.comparisons.views.home import parts_of_events
from framing.comparisons.views.keeping import answered, is_for_everyone
from framing.events.extraction.judging import identifier
from framing.events.models import Account, Event, Notice, Outlet
from framing.htmx import HtmxHttpRequest

LONGEST: Final = 500  # characters of what may be asked
LOOKED_AT: Final = 24  # claims that the engine compares with the sentence, about 10 ms each
SURE_LANGUAGE: Final = 0.9  # of the language model; below, the page's language is taken


# A look-up changes nothing, so that nobody can be made to do harm with it, and readers need no
# cookie. POST keeps what is asked out of addresses, and so out of the logs of servers and proxies.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HtmxHttpRequest) -> HttpResponse:
    """Look a sentence up; GET takes it from a link that somebody has made on purpose.

    What such a link leads to is kept for the next one who follows it, what was typed is not.
    """
    if request.method != "POST" and is_for_everyone(request):
        return answered(request, parts_of_all(), lambda: page(request, request.GET))
    response = page(request, request.POST if request.method == "POST" else request.GET)
    add_never_cache_headers(response)
    return response


def parts_of_all() -> list[Any]:
    """What answers are made of, for a visitor: all that is published."""
    published = Event.objects.published()
    outlets = Outlet.objects.filter(accounts__event__in=published).distinct()
    return [
        *parts_of_events(),
        list(Account.objects.filter(event__in=published).order_by("pk").values_list()),
        list(outlets.order_by("pk").values_list()),
        list(Notice.objects.filter(outlet__in=outlets).order_by("pk").values_list()),
    ]


def page(request: HtmxHttpRequest, given: QueryDict) -> HttpResponse:
    """The page, made afresh."""
    sentence = " ".join(given.get("q", "").split())
    events = Event.objects.published().filter(comparisons__is_current=True)
    slug = given.get("event", "").replace("\0", "")  # PostgreSQL cannot look for that
    chosen = events.filter(slug=slug).first()
    context = {
        "sentence": sentence[:LONGEST],
        "is_cut": len(sentence) > LONGEST,
        "longest": LONGEST,
        "events": events,
        "chosen": chosen,
        **(answer_to(sentence[:LONGEST], chosen) if sentence else {}),
    }
    return render(request, "comparisons/check.html", context)


def answer_to(sentence: str, event: Event | None) -> dict[str, Any]:
    """What the page says to a sentence."""
    claims = {str(claim.pk): claim for claim in lookup.candidates(sentence, LOOKED_AT, event=event)}
    text = engine.Text("asked", sentence, language_of(sentence), markup=engine.Markup.PLAIN)
    encoder = engine.load_encoder() if settings.FRAMING_MEANING else None
    answer = engine.look_up(text, map(known, claims.values()), encoder=encoder)
    found = found_for(answer, claims, sure=event is not None)
    shown = [entry.quote.account for entry in found.entries]
    return {
        "asked": answer.claim.text,
        "is_part": answer.claim.text != sentence,
        "groups": found.groups,
        "standing": found.standing,
        "is_checked": any(entry.checked for entry in found.entries),
        "measured": look_up(is_chosen=event is not None, is_verbatim=bool(found.standing)),
        "link": urlencode({"q": sentence} | ({"event": event.slug} if event else {})),
        "events_found": events_meant(found, answer, claims),
        "has_digests": any(account.is_digest for account in shown),
        "has_practice": any(account.event.is_practice for account in shown),
    }


def known(claim: Claim) -> engine.Known:
    """A stored claim as the engine takes it."""
    return engine.Known(
        id=str(claim.pk),
        text=claim.text,
        language=claim.account.language,
        voice=engine.Voice(claim.voice),
        speaker=claim.speaker,
        speaker_chain=tuple(claim.speaker_chain),
        hedged=claim.hedged,
    )


def language_of(sentence: str) -> str:
    """Tell the language of a sentence; where the model is not sure, that of the page."""
    language, probability = identifier().classify(sentence)
    if probability >= SURE_LANGUAGE:
        return str(language)
    return "en" if (get_language() or "de").startswith("en") else "de"
