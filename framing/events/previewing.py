"""Who may see a draft without a login: whoever came by a link that is still valid."""

from typing import Final

from django.http import HttpRequest

from framing.events.models import Event, PreviewLink

SESSION_KEY: Final = "previews"  # event -> link, in the browser's session
MOST: Final = 20  # drafts that one browser is remembered for


def remember(request: HttpRequest, link: PreviewLink) -> None:
    """Let this browser see the link's draft as long as the link is valid."""
    seen = dict(request.session.get(SESSION_KEY, {}))
    seen[str(link.event_id)] = link.pk
    request.session[SESSION_KEY] = dict(list(seen.items())[-MOST:])


def is_previewing(request: HttpRequest, event: Event) -> bool:
    """Whether this browser came by a link to this draft that is neither over nor withdrawn."""
    if not hasattr(request, "session"):
        return False
    key = request.session.get(SESSION_KEY, {}).get(str(event.pk))
    return bool(key) and PreviewLink.objects.valid().filter(pk=key, event=event).exists()
