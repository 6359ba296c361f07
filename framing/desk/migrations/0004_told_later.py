"""Entries for what earlier releases did not write: loaded outlets, reports, ends of links, kinds.

Without them `manage.py replay` finds the log short of these. Each entry is by nobody, at the time
of the migration, and says that it was added later. What the log tells already is left alone.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.forms import model_to_dict

# In both languages: it is stored, and nobody who wrote it could be asked for a language.
WHY = "nachgetragen / added later"
LISTS = ("sources", "facts", "addresses", "hosts", "notices")
OF_OUTLETS = ("outlet-created", "outlet-changed", "outlet-deleted", "outlet-loaded")


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
    """Write what is missing; a second time there is nothing to write."""
    tell_outlets(apps)
    tell_reports(apps)
    tell_links(apps)
    tell_kinds(apps)


def tell_outlets(apps: Apps) -> None:
    """Outlets out of the profiles, of which no entry tells where they came from."""
    told = subjects(apps, OF_OUTLETS)
    for outlet in apps.get_model("events", "Outlet").objects.order_by("pk"):
        if (subject := f"events.outlet:{outlet.pk}") not in told:
            rows = {part: plain(getattr(outlet, part).order_by("pk")) for part in LISTS}
            write(apps, "outlet-loaded", subject, after={"details": plain([outlet])[0], **rows})


def plain(things: Iterable[Any]) -> list[dict[str, Any]]:
    """The values of rows, without their keys; days and times as text."""
    found = []
    for thing in things:
        values = model_to_dict(thing, exclude=["id", "outlet"])
        values |= {"set_at": thing.set_at} if hasattr(thing, "set_at") else {}
        found.append({n: str(v) if hasattr(v, "isoformat") else v for n, v in values.items()})
    return found


def tell_reports(apps: Apps) -> None:
    """Reports: nothing was written until they were closed. What a reader wrote stays out."""
    told = subjects(apps, ("report-made",))
    for report in apps.get_model("desk", "Report").objects.order_by("pk").select_related("event"):
        if (subject := f"desk.report:{report.pk}") not in told:
            values = {"reason": report.reason, "kind": report.kind, "claims": report.claims}
            write(apps, "report-made", subject, after={"event": report.event.slug, **values})


def tell_links(apps: Apps) -> None:
    """Links to drafts: that they were withdrawn was written, but not when."""
    entries = apps.get_model("journal", "Entry").objects.filter(action="preview-link-withdrawn")
    told = {after["link"] for after in entries.values_list("after", flat=True) if is_timed(after)}
    links = apps.get_model("events", "PreviewLink").objects.filter(withdrawn_at__isnull=False)
    for link in links.order_by("pk"):
        if link.pk not in told:
            subject = f"events.event:{link.event_id}"
            known, ended = {"link": link.pk}, {"withdrawn_at": link.withdrawn_at}
            write(apps, "preview-link-withdrawn", subject, before=known, after=known | ended)


def tell_kinds(apps: Apps) -> None:
    """Accounts that an admin made: the entry had what the form asked for, and no kind."""
    entries = apps.get_model("journal", "Entry").objects.filter(action="account-created")
    named: dict[str, bool] = {}
    for subject, after in entries.values_list("subject", "after"):
        named[subject] = named.get(subject, False) or "kind" in after
    for account in apps.get_model("events", "Account").objects.order_by("pk").select_related("event"):
        if (subject := f"events.account:{account.pk}") in named and not named[subject]:
            kind = {"event": account.event.slug, "kind": account.kind}
            write(apps, "account-created", subject, after=kind)


def is_timed(after: Mapping[str, Any]) -> bool:
    """Whether an entry says when a link ended."""
    return "withdrawn_at" in after


def subjects(apps: Apps, actions: Iterable[str]) -> set[str]:
    """What entries of these actions speak of."""
    entries = apps.get_model("journal", "Entry").objects.filter(action__in=list(actions))
    return {*entries.values_list("subject", flat=True)}


def write(
    apps: Apps,
    action: str,
    subject: str,
    *,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    """Append an entry."""
    values = {"action": action, "subject": subject, "before": dict(before or {}), "why": WHY}
    apps.get_model("journal", "Entry").objects.create(**values, after=dict(after))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_sent_in_vain"),
        ("events", "0014_sources_of_more_details"),
        ("journal", "0001_initial"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
