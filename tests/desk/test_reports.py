"""A reader reports a fault without giving anything of themselves; moderators see it."""

import pytest
from django.core.cache import cache
from django.test import Client

from framing.comparisons.models import Comparison, Finding, Row
from framing.desk import limits
from framing.desk.models import Report
from framing.events.models import Event
from framing.journal.models import Entry
from tests.comparisons.makers import make_compared_event, make_finding
from tests.helpers import make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def told() -> tuple[Event, Row, Finding]:
    """A row with a figure that differs."""
    event, _accounts, comparison = make_compared_event()
    row = comparison.rows.get(topic="Verletzte")
    return event, row, Finding.objects.get(kind="figure")


def address(event: Event, row: Row) -> str:
    """Where a row is reported."""
    return f"/events/{event.slug}/compare/{row.pk}/report/"


def test_the_page_shows_what_is_reported(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, finding = told
    page = client.get(address(event, row), {"finding": finding.pk}).content.decode()
    assert "Zwölf Menschen wurden verletzt." in page
    assert "Kurier (hafen) nennt" in page
    assert page.count('type="radio"') == len(Report.Reason)
    without = client.get(address(event, row), {"finding": "x"}).content.decode()
    assert "Kurier (hafen) nennt" not in without


def test_a_report_reaches_the_desk(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, finding = told
    sent = {"reason": "kind", "note": "Das sind zwei Tage."}
    page = client.post(f"{address(event, row)}?finding={finding.pk}", sent)
    assert "Danke für die Meldung" in page.content.decode()
    report = Report.objects.get()
    assert (report.event, report.row, report.finding) == (event, row, finding)
    assert report.kind == "figure"
    assert report.claims == {
        "kurier": "zwolf-menschen-wurden-verletzt#1",
        "bote": "die-feuerwehr-zahlte-zwanzig-verletzte#1",
    }
    client.force_login(make_moderator())
    desk = client.get("/curate/reports/").content.decode()
    assert "Das sind zwei Tage." in desk
    assert "Der Befund stimmt nicht." in desk
    assert "andere Zahl" in desk


def test_without_a_reason_what_was_written_stays(
    client: Client, told: tuple[Event, Row, Finding]
) -> None:
    page = client.post(address(*told[:2]), {"note": "Nur ein Wort."})
    assert "Nur ein Wort." in page.content.decode()
    assert "errorlist" in page.content.decode()
    assert not Report.objects.exists()


def test_what_programs_send_is_dropped(client: Client, told: tuple[Event, Row, Finding]) -> None:
    sent = {"reason": "other", "website": "https://spam.test/"}
    assert "Danke" in client.post(address(*told[:2]), sent).content.decode()
    assert not Report.objects.exists()


def test_too_many_reports_are_refused_and_the_words_stay(
    client: Client, told: tuple[Event, Row, Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", 1)
    sent = {"reason": "other", "note": "Noch einer."}
    assert client.post(address(*told[:2]), sent).status_code == 200
    refused = client.post(address(*told[:2]), sent)
    assert refused.status_code == 429
    assert "zehn Minuten" in refused.content.decode()
    assert "Noch einer." in refused.content.decode()
    assert Report.objects.count() == 1
    elsewhere = client.post(address(*told[:2]), sent, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


def test_nothing_about_the_reader_is_kept() -> None:
    names = {field.name for field in Report._meta.get_fields()}
    about = {"event", "row", "finding", "kind", "claims"}
    assert names == about | {"id", "reason", "note", "created_at", "closed_at"}


def test_a_row_of_an_earlier_comparison_leads_back(
    client: Client, told: tuple[Event, Row, Finding]
) -> None:
    event, row, _finding = told
    Comparison.objects.update(is_current=False)
    assert client.get(address(event, row)).url == f"/events/{event.slug}/compare/"  # type: ignore[attr-defined]


def test_a_report_outlives_its_comparison(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, _finding = told
    client.post(address(event, row), {"reason": "text"})
    Comparison.objects.all().delete()
    client.force_login(make_moderator())
    page = client.get("/curate/reports/").content.decode()
    assert "aus einem früheren Vergleich" in page
    assert "zwolf-menschen-wurden-verletzt#1" in page


def test_moderators_close_and_open_reports(
    client: Client, told: tuple[Event, Row, Finding]
) -> None:
    client.post(address(*told[:2]), {"reason": "text"})
    report = Report.objects.get()
    here = f"/curate/reports/{report.pk}/"
    assert client.post(here, {"wanted": "close"}).status_code == 302
    report.refresh_from_db()
    assert report.closed_at is None  # nobody is logged in
    client.force_login(make_moderator())
    client.post(here, {"wanted": "close"})
    client.post(here, {"wanted": "close"})
    report.refresh_from_db()
    assert report.closed_at
    assert "erledigt am" in client.get("/curate/reports/").content.decode()
    client.post(here, {"wanted": "open"})
    report.refresh_from_db()
    assert report.closed_at is None
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == [
        "report-made",
        "report-closed",
        "report-opened",
    ]
    assert client.post(here, {"wanted": "burn"}).status_code == 404
    assert client.get(here).status_code == 405


def test_readers_do_not_see_the_reports(client: Client) -> None:
    assert client.get("/curate/reports/").status_code == 302


def test_findings_lead_to_the_report(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, finding = told
    page = client.get(f"/events/{event.slug}/compare/{row.pk}/").content.decode()
    assert f'href="{address(event, row)}?finding={finding.pk}"' in page


def test_what_is_lacking_is_reported_with_its_text(
    client: Client, told: tuple[Event, Row, Finding]
) -> None:
    event, _row, _finding = told
    lacking = Finding.objects.get(kind="absence")
    assert lacking.row
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    here = f"{address(event, lacking.row)}?finding={lacking.pk}"
    assert f'href="{here}&amp;about=absent"' in page
    form = client.get(f"{here}&about=absent").content.decode()
    assert "Wacht (hafen): in diesem Text nicht gefunden" in form
    client.post(here, {"reason": "missing"})
    assert Report.objects.get().finding == lacking


@pytest.mark.parametrize(
    ("page", "about"),
    [("figures/", "figures"), ("wording/?label=", "wording")],
)
def test_the_other_pages_lead_to_the_report(
    client: Client, told: tuple[Event, Row, Finding], page: str, about: str
) -> None:
    event, row, finding = told
    claim = row.claims.get(text__contains="Zwölf")
    for other in row.claims.all():
        place = [0, 5]
        other.quantities = [
            {"unit": "count", "what": "verletzt", "of_whom": "", "bound": "exact"}
            | {"words": other.text[:5], "low": 12, "high": 12, "at": place}
        ]
        other.save()
    if about == "wording":
        left, right = finding.two_claims.left, finding.two_claims.right
        second = make_finding(left, right, "wording", "scare_quote", marks=("Zwölf", "zwanzig"))
        wanted = f"finding={second.pk}"
    else:
        wanted = f"about={about}"
    claim.comparison.note_edit()
    told_page = client.get(f"/events/{event.slug}/{page}").content.decode()
    assert f'href="{address(event, row)}?{wanted}"' in told_page


@pytest.mark.parametrize(
    ("about", "reason"), [("voices", "voice"), ("absent", "missing"), ("figures", "apart")]
)
def test_the_form_knows_what_it_is_about(
    client: Client, told: tuple[Event, Row, Finding], about: str, reason: str
) -> None:
    page = client.get(address(*told[:2]), {"about": about}).content.decode()
    before, _, _after = page.partition(" checked")
    assert before.count("checked") == 0
    assert f'value="{reason}"' in before.rpartition("<input")[2]
    assert " checked" not in client.get(address(*told[:2]), {"about": "x"}).content.decode()


def test_without_names(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, finding = told
    page = client.get(
        address(event, row), {"finding": str(finding.pk), "blind": "1"}
    ).content.decode()
    assert "Kurier (hafen)" not in page
    assert "Medium A nennt" in page


def test_many_reports_come_in_pages(client: Client, told: tuple[Event, Row, Finding]) -> None:
    event, row, _finding = told
    Report.objects.bulk_create(Report(event=event, row=row, reason="other") for _ in range(31))
    client.force_login(make_moderator())
    assert 'href="?page=2"' in client.get("/curate/reports/").content.decode()
