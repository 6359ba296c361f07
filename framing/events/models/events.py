"""What happened: events, and the languages the site reads."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framing.events.titles import check_visible


def in_language(german: str, english: str) -> str:
    """Choose between a German and an English field; German where the English one is empty."""
    return english if english and (get_language() or "de").startswith("en") else german


class Language(models.TextChoices):
    """Languages that the engine reads."""

    GERMAN = "de", _("Deutsch")
    ENGLISH = "en", _("Englisch")
    RUSSIAN = "ru", _("Russisch")


class EventQuerySet(models.QuerySet["Event"]):
    """Verbs for lists of events."""

    def published(self) -> "EventQuerySet":
        """Events that everyone is led to."""
        return self.filter(state=Event.State.PUBLISHED)

    def listed(self) -> "EventQuerySet":
        """Events that a list for moderators names: all but those in the archive."""
        return self.exclude(state=Event.State.ARCHIVED)

    def deleted(self) -> "EventQuerySet":
        """Events that can still be brought back (of `with_deleted`)."""
        return self.filter(deleted_at__isnull=False)


ManagerOfEvents = models.Manager.from_queryset(EventQuerySet)


class KeptEvents(ManagerOfEvents["Event"]):
    """Events that nobody has deleted; what asks for "all" means these."""

    def get_queryset(self) -> EventQuerySet:
        """Leave out what is deleted."""
        return EventQuerySet(self.model, using=self._db).filter(deleted_at__isnull=True)


class Event(models.Model):
    """Something that happened and that several outlets told."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        REVIEW = "review", _("wird geprüft")
        PUBLISHED = "published", _("veröffentlicht")
        ARCHIVED = "archived", _("im Archiv")

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=200, validators=[check_visible])
    title_en = models.CharField(
        _("Titel (englisch)"), max_length=200, blank=True, validators=[check_visible]
    )
    summary = models.TextField(_("Zusammenfassung"), help_text=_("Zwei neutrale Sätze."))
    summary_en = models.TextField(_("Zusammenfassung (englisch)"), blank=True)
    starts_on = models.DateField(_("von"))
    ends_on = models.DateField(_("bis"))
    state = models.CharField(
        _("Zustand"), max_length=10, choices=State.choices, default=State.DRAFT
    )
    is_practice = models.BooleanField(_("erfundenes Übungsereignis"), default=False)
    version = models.PositiveIntegerField(
        default=1, help_text="how often its words or its state were changed, and once more"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(
        null=True, blank=True, help_text="taken away by a moderator; a purge removes it for good"
    )

    objects = KeptEvents()
    with_deleted = EventQuerySet.as_manager()

    PURGED = "event-purged"  # what the journal calls it; the entry keeps the slug

    class Meta:
        ordering = ["-starts_on", "slug"]
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="events_event_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Address of the overview page."""
        return reverse("event", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Whether everyone may open its pages; what is in the archive is not listed."""
        return self.state in {self.State.PUBLISHED, self.State.ARCHIVED}

    @property
    def local_title(self) -> str:
        """Title in the language of the page."""
        return in_language(self.title, self.title_en)

    @property
    def local_summary(self) -> str:
        """Summary in the language of the page."""
        return in_language(self.summary, self.summary_en)
