"""Where the claims of a deleted row stood, so that a shared address still finds them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from framing.events.models import Account


class Trace(models.Model):
    """One claim of a row that went with its run, known by the hash of its words (`words_of`)."""

    row = models.PositiveBigIntegerField(db_index=True, help_text="key of the row that is gone")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    words = models.CharField(max_length=64)
    left_on = models.DateField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("Spur einer Zeile")
        verbose_name_plural = _("Spuren von Zeilen")

    def __str__(self) -> str:
        return f"{self.row}: {self.account_id}"
