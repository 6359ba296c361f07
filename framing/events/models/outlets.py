"""Who reports: outlets, the sourced facts of their profiles, their addresses and notices."""

from typing import Any, Final

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from framing.events.models.events import Language, in_language
from framing.events.titles import check_visible

# Of the outlets here and their neighbours; another country is shown by its two letters.
COUNTRIES: Final = {
    "AT": _("Österreich"),
    "CH": _("Schweiz"),
    "DE": _("Deutschland"),
    "FR": _("Frankreich"),
    "GB": _("Vereinigtes Königreich"),
    "KZ": _("Kasachstan"),
    "LU": _("Luxemburg"),
    "LV": _("Lettland"),
    "NL": _("Niederlande"),
    "PL": _("Polen"),
    "QA": _("Katar"),
    "RU": _("Russland"),
    "UA": _("Ukraine"),
    "US": _("Vereinigte Staaten"),
}


class Outlet(models.Model):
    """A medium. Its profile states sourced facts and never a score."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("Zeitung")
        MAGAZINE = "magazine", _("Magazin")
        BROADCASTER = "broadcaster", _("Rundfunk")
        AGENCY = "agency", _("Nachrichtenagentur")
        ONLINE = "online", _("Onlinemedium")
        BLOG = "blog", _("Blog")
        NGO = "ngo", _("Nichtregierungsorganisation")

    class Funding(models.TextChoices):
        PUBLIC = "public", _("öffentlich-rechtlich")
        STATE = "state", _("staatlich")
        PRIVATE = "private", _("privat")
        COOPERATIVE = "cooperative", _("genossenschaftlich")
        UNKNOWN = "", _("nicht erfasst")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=100, unique=True, validators=[check_visible])
    kind = models.CharField(_("Art"), max_length=12, choices=Kind.choices, default=Kind.ONLINE)
    funding = models.CharField(
        _("Trägerschaft"), max_length=12, choices=Funding.choices, blank=True, default=""
    )
    country = models.CharField(_("Land"), max_length=2, blank=True, help_text=_("ISO 3166-1"))
    language = models.CharField(
        _("Sprache"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    homepage = models.URLField(_("Startseite"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("Medium")
        verbose_name_plural = _("Medien")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Address of the profile."""
        return reverse("outlet", args=[self.slug])

    @property
    def country_name(self) -> str:
        """The country's name in the language of the page."""
        return str(COUNTRIES.get(self.country, self.country))

    @property
    def sourced(self) -> dict[str, "OutletSource"]:
        """Where details were read, by their names (uses prefetched sources).

        Those are left out that we classed ourselves, and those that have been changed since.
        """
        listed = self.sources.all()
        return {each.about: each for each in listed if each.value == getattr(self, each.about)}

    @property
    def notice(self) -> "Notice | None":
        """The notice that stands before this outlet's accounts (uses prefetched notices)."""
        return next(iter(self.notices.all()), None)

    @property
    def addresses_are_text(self) -> bool:
        """Whether addresses of this outlet are shown as text, not linked (a broadcasting ban)."""
        return any(notice.address_as_text for notice in self.notices.all())


class OutletFact(models.Model):
    """One fact of an outlet's profile, with the source it was read in."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="facts")
    label = models.CharField(_("Was"), max_length=80)
    label_en = models.CharField(max_length=80, blank=True)
    value = models.CharField(_("Angabe"), max_length=300)
    value_en = models.CharField(max_length=300, blank=True)
    source_name = models.CharField(_("Quelle"), max_length=200)
    source_url = models.URLField(_("Adresse der Quelle"), max_length=500, blank=True)
    source_date = models.DateField(_("Stand"), null=True, blank=True)
    read_on = models.DateField(_("gelesen am"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Angabe")
        verbose_name_plural = _("Angaben")

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"

    @property
    def local_label(self) -> str:
        """Label in the language of the page."""
        return in_language(self.label, self.label_en)

    @property
    def local_value(self) -> str:
        """Value in the language of the page."""
        return in_language(self.value, self.value_en)


class OutletSource(models.Model):
    """Where a detail of an outlet was read, and what it was then."""

    class About(models.TextChoices):
        KIND = "kind", _("Art")
        FUNDING = "funding", _("Trägerschaft")
        COUNTRY = "country", _("Land")
        LANGUAGE = "language", _("Sprache")
        HOMEPAGE = "homepage", _("Startseite")

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="sources")
    about = models.CharField(_("Wofür"), max_length=8, choices=About.choices)
    value = models.CharField(_("gilt für"), max_length=300, blank=True)
    source_name = models.CharField(_("Quelle"), max_length=200)
    source_url = models.URLField(_("Adresse der Quelle"), max_length=500, blank=True)
    source_date = models.DateField(_("Stand"), null=True, blank=True)
    read_on = models.DateField(_("gelesen am"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Quelle")
        verbose_name_plural = _("Quellen")
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "about"], name="events_outletsource_once_per_detail"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()}: {self.source_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save for what the outlet is now: of another value it says nothing."""
        self.value = Outlet.objects.values_list(self.about, flat=True).get(pk=self.outlet_id)
        super().save(*args, **kwargs)

    @property
    def holds(self) -> bool:
        """Whether the outlet is still what the source was read for."""
        return bool(self.value == getattr(self.outlet, self.about))


class OutletAddress(models.Model):
    """Where an outlet lists its articles: a feed, a sitemap, a topic page, a search page."""

    class Kind(models.TextChoices):
        FEED = "feed", _("Feed")
        SITEMAP = "sitemap", _("Sitemap")
        TOPIC = "topic", _("Themenseite")
        ARCHIVE = "archive", _("Archiv")

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="addresses")
    kind = models.CharField(_("Art"), max_length=8, choices=Kind.choices)
    url = models.URLField(_("Adresse"), max_length=500)
    # Where the address was read; empty where an earlier release stored none.
    source_name = models.CharField(_("Quelle"), max_length=200)
    source_url = models.URLField(_("Adresse der Quelle"), max_length=500, blank=True)
    source_date = models.DateField(_("Stand"), null=True, blank=True)
    read_on = models.DateField(_("gelesen am"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Adresse")
        verbose_name_plural = _("Adressen")
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "url"], name="events_outletaddress_once_per_outlet"
            ),
        ]

    def __str__(self) -> str:
        return self.url


class OutletHost(models.Model):
    """A host that an outlet publishes at, with all below it: spon.de is DER SPIEGEL's as well."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="hosts")
    host = models.CharField(_("Domain"), max_length=253, unique=True)

    class Meta:
        ordering = ["host"]
        verbose_name = _("Domain")
        verbose_name_plural = _("Domains")

    def __str__(self) -> str:
        return self.host


class Notice(models.Model):
    """A forewarning before an outlet's accounts: an official measure, sourced and dated."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="notices")
    text = models.TextField(_("Hinweis"))
    text_en = models.TextField(blank=True)
    source_name = models.CharField(_("Quelle"), max_length=200)
    source_url = models.URLField(_("Adresse der Quelle"), max_length=500, blank=True)
    dated = models.DateField(_("Datum der Maßnahme"))
    read_on = models.DateField(_("gelesen am"), null=True, blank=True)
    address_as_text = models.BooleanField(_("Adressen nicht verlinken"), default=False)
    set_by = models.CharField(_("gesetzt von"), max_length=150)
    set_at = models.DateTimeField(_("gesetzt am"), auto_now_add=True)

    class Meta:
        ordering = ["-dated", "pk"]
        verbose_name = _("Hinweis")
        verbose_name_plural = _("Hinweise")

    def __str__(self) -> str:
        return f"{self.outlet}: {self.dated}"

    @property
    def local_text(self) -> str:
        """Text in the language of the page."""
        return in_language(self.text, self.text_en)
