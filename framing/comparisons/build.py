"""Event -> engine -> stored rows: one run, in one transaction, repeatable."""

import hashlib
import json
import logging
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from framing import engine
from framing.comparisons import deciding, lookup, storing, tracing
from framing.comparisons.models import Comparison
from framing.comparisons.saying import lock
from framing.comparisons.wishes import NO_WISHES, Wishes, wishes_of
from framing.events.models import Account, Version

logger = logging.getLogger(__name__)

KEPT_RUNS = 2  # older runs beside the current one, to look at what changed


def versions_of(event_id: int) -> list[Version]:
    """The current versions of an event's accounts, with what the engine needs of the accounts."""
    readable = Account.objects.filter(event=event_id).readable()
    versions = Version.objects.filter(pk__in=readable.values("current_version"))
    return list(versions.select_related("account__outlet"))


def text_of(version: Version) -> engine.Text:
    """A version as the engine takes it; its account's slug becomes the text's id."""
    account = version.account
    return engine.Text(
        id=account.slug,
        text=version.text,
        language=account.language,
        outlet=account.outlet.name,
        title=account.title,
        published=account.published_on,
        completeness=engine.Completeness(account.completeness),
        markup=engine.Markup(version.markup),
    )


def inputs_of(
    texts: Sequence[engine.Text], wishes: Wishes = NO_WISHES, *, with_meaning: bool
) -> str:
    """Hash everything a result depends on: same hash, same result, in any order of texts."""
    told = sorted(repr(text) for text in texts)
    parts = [engine.ENGINE_VERSION, with_meaning, told]
    if wishes != NO_WISHES:  # what was compared before people could say anything stays the same
        parts.append(repr(wishes))
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def run(comparison_id: int) -> None:
    """Make this comparison and let the pages show it; a failure is kept with a clear sentence.

    A run whose inputs are those of the current comparison is dropped: it could only repeat it.
    """
    comparison = Comparison.objects.select_related("event").filter(pk=comparison_id).first()
    if comparison is None or not comparison.is_under_way:
        return
    comparison.state = Comparison.State.RUNNING
    comparison.started_at = timezone.now()
    comparison.engine_version = engine.ENGINE_VERSION  # who starts meanwhile asks for no other
    comparison.save(update_fields=["state", "started_at", "engine_version"])
    try:
        make(comparison)
    except Exception:
        logger.exception("Comparison %s of event %s failed", comparison.pk, comparison.event_id)
        fail(Comparison.objects.filter(pk=comparison.pk))


def fail(broken_off: QuerySet[Comparison]) -> None:
    """End comparisons without a result; pages put the sentence into their reader's language."""
    broken_off.update(
        state=Comparison.State.FAILED,
        finished_at=timezone.now(),
        message=gettext_noop(
            "Der Vergleich ist abgebrochen. Die Texte sind gespeichert; die Ursache steht im "
            "Protokoll des Servers."
        ),
    )


def make(comparison: Comparison) -> None:
    """Read the texts as they are now, compare them and store the result."""
    encoder = engine.load_encoder() if settings.FRAMING_MEANING else None
    versions = versions_of(comparison.event_id)
    texts = [text_of(version) for version in versions]
    wishes = wishes_of(comparison.event_id)
    inputs = inputs_of(texts, wishes, with_meaning=encoder is not None)
    same = Comparison.objects.current().filter(event=comparison.event_id, inputs=inputs)
    if same.exists():
        comparison.delete()
        return
    result = engine.compare(
        texts,
        encoder=encoder,
        overrides=wishes.overrides,
        must=wishes.must,
        cannot=wishes.cannot,
    )
    comparison.inputs = inputs
    comparison.with_meaning = encoder is not None
    with transaction.atomic():
        lock(comparison.event_id)
        if not Comparison.objects.filter(pk=comparison.pk).exists():
            return  # dropped meanwhile: a text that it read was taken down
        storing.store(result, comparison, versions)
        deciding.carry_over(comparison)
        finish(comparison)
        tidy(comparison.event_id)


def finish(comparison: Comparison) -> None:
    """Mark a stored comparison as done and, unless a later one is shown already, show it."""
    others = Comparison.objects.current().filter(event=comparison.event_id)
    comparison.is_current = not others.filter(pk__gt=comparison.pk).exists()
    if comparison.is_current:
        others.update(is_current=False)
    comparison.state = Comparison.State.DONE
    comparison.finished_at = timezone.now()
    comparison.message = ""
    comparison.save()
    if comparison.is_current:
        lookup.index(comparison)


def tidy(event_id: int) -> None:
    """Delete runs older than the last few; what people decided is kept apart from runs."""
    finished = [Comparison.State.DONE, Comparison.State.FAILED]
    superseded = Comparison.objects.filter(event=event_id, is_current=False, state__in=finished)
    kept = superseded.order_by("-pk").values_list("pk", flat=True)[:KEPT_RUNS]
    too_old = superseded.exclude(pk__in=list(kept))
    tracing.leave_traces(too_old)
    too_old.delete()
