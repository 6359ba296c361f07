"""Why a row shows what it shows."""

import pytest
from django.test import Client

from framing.comparisons.models import Comparison, Finding, Pair, Row
from framing.events.models import Event
from tests.comparisons.makers import make_compared_event, make_finding

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


def address(event: Event, topic: str = "Verletzte") -> str:
    """The address of a row's explanation."""
    row = Row.objects.get(topic=topic, comparison__event=event)
    return f"/events/{event.slug}/compare/{row.pk}/"


def test_a_finding_is_explained_by_its_rule_words_and_signals(client: Client, event: Event) -> None:
    page = client.get(address(event)).content.decode()
    assert "und nennen andere Werte" in page
    assert '<mark class="differs" data-kind="figure">Zwölf</mark>' in page
    assert '<meter min="0" max="1" value="0.75">0,75</meter>' in page
    assert "gleiche Buchstabenfolgen" in page


def test_a_machines_finding_tells_how_often_it_errs(client: Client, event: Event) -> None:
    page = client.get(address(event)).content.decode()
    assert '/method/#errors">maschinell gefunden</a>; im Test waren' in page
    Finding.objects.update(state=Finding.State.CONFIRMED)
    row = Row.objects.get(topic="Verletzte")
    row.comparison.note_edit()
    assert "im Test waren" not in client.get(address(event)).content.decode()


def test_the_page_shows_the_row_and_the_empty_cells_reason(client: Client, event: Event) -> None:
    page = client.get(address(event)).content.decode()
    assert "<h1>Verletzte</h1>" in page
    assert "in diesem Text nicht gefunden" in page


def test_htmx_gets_the_explanation_alone(client: Client, event: Event) -> None:
    fragment = client.get(address(event), headers=HTMX).content.decode()
    assert fragment.strip().startswith('<div id="why-')
    assert "<h1>" not in fragment


def test_a_row_has_a_link_of_its_own_and_a_way_back_to_the_choice(
    client: Client, event: Event
) -> None:
    asked = "account=kurier&account=bote&kind=figure"
    here = address(event)
    part = client.get(f"{here}?{asked}", headers=HTMX).content.decode()
    assert f'href="{here}?{asked.replace("&", "&amp;")}">Link zu dieser Zeile</a>' in part
    page = client.get(f"{here}?{asked}").content.decode()
    assert "Link zu dieser Zeile" not in page  # one is there
    back = f"/events/{event.slug}/compare/?{asked.replace('&', '&amp;')}"
    assert f'href="{back}">Zurück zur Auswahl im Vergleich</a>' in page
    assert "Zurück zur Auswahl" not in client.get(here).content.decode()


def test_a_pair_without_finding_is_shown_with_its_signals(client: Client, event: Event) -> None:
    Finding.objects.filter(kind="figure").delete()
    page = client.get(address(event)).content.decode()
    assert "Kein Befund" in page
    assert "Zusammen ohne Befund" in page
    assert "gleiche Namen" in page


def test_only_the_chosen_accounts_are_explained(client: Client, event: Event) -> None:
    page = client.get(address(event), {"account": ["kurier", "wacht"]}).content.decode()
    assert "Kein Befund" in page
    assert "zwanzig" not in page


@pytest.mark.parametrize(
    ("account", "said"), [("bote", "Nur in einem der gewählten"), ("wacht", "In keinem der")]
)
def test_one_text_alone_is_not_said_to_share_a_subject(
    client: Client, event: Event, account: str, said: str
) -> None:
    page = client.get(f"{address(event)}?account={account}").content.decode()
    assert f"Kein Befund: {said}" in page
    assert "Diese Sätze handeln vom gleichen Thema" not in page


def test_the_strongest_finding_opens_and_others_are_folded(client: Client, event: Event) -> None:
    pair = Pair.objects.get()
    make_finding(pair.left, pair.right, "wording", "hedge")
    page = client.get(address(event)).content.decode()
    first, _summary, folded = page.partition("<summary>Genaueres")
    assert 'class="finding" data-kind="figure"' in first
    assert "meter" not in first
    assert "1 weiterer Befund" in folded
    assert 'class="finding" data-kind="wording"' in folded


@pytest.mark.parametrize("change", [{"status": "suggest"}, {}])
def test_suggestions_are_for_moderators(
    client: Client, moderator_client: Client, event: Event, change: dict[str, str]
) -> None:
    other = Row.objects.get(topic="Fest").claims.get()
    Pair.objects.update(**change | {"right": other})
    assert "Vorschläge" in moderator_client.get(address(event)).content.decode()
    client.logout()
    assert "Vorschläge" not in client.get(address(event)).content.decode()


def test_a_row_of_an_earlier_comparison_leads_to_the_present_one(
    client: Client, event: Event
) -> None:
    old = address(event)
    Comparison.objects.update(is_current=False)
    Comparison.objects.create(event=event, state="done", is_current=True)
    answer = client.get(old, follow=True)
    assert answer.redirect_chain == [(f"/events/{event.slug}/compare/", 302)]
    assert "inzwischen erneuert" in answer.content.decode()


def test_an_event_without_comparison_leads_to_its_page(client: Client, event: Event) -> None:
    old = address(event)
    Comparison.objects.update(is_current=False)
    assert client.get(old).status_code == 302


def test_an_absence_names_what_comes_nearest(client: Client, event: Event) -> None:
    nearest = Row.objects.get(topic="Fest").claims.get()
    Finding.objects.filter(kind="absence").update(
        evidence={
            "reason": "not_found",
            "known_since": "2024-01-08",
            "nearest": {"claim": f"wacht:{nearest.start}-{nearest.end}", "score": 0.41},
        }
    )
    page = client.get(address(event)).content.decode()
    folded = page[page.index('class="absences"') :]
    assert "erster Text dazu: 8. Januar 2024" in folded
    assert "0,41" in folded
    assert "Der Verein der Fischer sagte sein Fest ab." in folded


def test_an_absence_without_anything_near_gives_the_reason_alone(
    client: Client, event: Event
) -> None:
    page = client.get(address(event)).content.decode()
    assert "Wer in dieser Zeile fehlt, und warum" in page
    assert "Am nächsten" not in page


def test_moderators_go_on_to_the_desk(moderator_client: Client, event: Event) -> None:
    visitor = Client()
    row = Row.objects.get(topic="Verletzte", comparison__event=event)
    order = f"/curate/events/{event.slug}/rows/{row.pk}/"
    check = f"/curate/events/{event.slug}/?at={Finding.objects.get(kind='figure').pk}"
    compare = f"/events/{event.slug}/compare/"
    for here, links in ((address(event), [order, check]), (compare, [order])):
        seen = moderator_client.get(here).content.decode()
        assert all(f'href="{link}"' in seen for link in links)
        assert "/curate/events/" not in visitor.get(here).content.decode()
        assert order not in moderator_client.get(here, {"blind": 1}).content.decode()


def test_a_shared_row_names_its_event(client: Client, event: Event) -> None:
    row = event.comparisons.get().rows.get(topic="Halle")
    page = client.get(f"/events/{event.slug}/compare/{row.pk}/").content.decode()
    head = page[page.index("<main") :]
    assert f'<a href="/events/{event.slug}/">{event.local_title}</a>' in head
