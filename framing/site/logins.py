"""Logging in and out, and passwords: Django's own views in our words."""

from django.contrib.auth import views
from django.urls import path
from django.utils.translation import gettext_lazy as _

from framing.site.resending import send_again

FORM = "registration/password.html"
SAID = "registration/said.html"

login_urls = [
    path("login/", views.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("again/", send_again, name="send_again"),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        views.PasswordChangeView.as_view(
            template_name=FORM,
            extra_context={"heading": _("Passwort ändern"), "button": _("Passwort ändern")},
        ),
        name="password_change",
    ),
    path(
        "password/done/",
        views.PasswordChangeDoneView.as_view(
            template_name=SAID,
            extra_context={"heading": _("Das Passwort ist geändert.")},
        ),
        name="password_change_done",
    ),
    path(
        "reset/",
        views.PasswordResetView.as_view(
            template_name=FORM,
            email_template_name="registration/reset_letter.txt",
            subject_template_name="registration/reset_subject.txt",
            extra_context={
                "heading": _("Passwort vergessen?"),
                "intro": _("Wir schicken einen Link an die Adresse, die zum Benutzernamen gehört."),
                "button": _("Link schicken"),
            },
        ),
        name="password_reset",
    ),
    path(
        "reset/done/",
        views.PasswordResetDoneView.as_view(
            template_name=SAID,
            extra_context={
                "heading": _("Bitte in die Post schauen."),
                "intro": _(
                    "Wenn es zu dieser Adresse einen Benutzernamen gibt, ist ein Link "
                    "unterwegs. Er gilt einen Tag."
                ),
            },
        ),
        name="password_reset_done",
    ),
    path(
        "reset/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(
            template_name=FORM,
            extra_context={"heading": _("Neues Passwort"), "button": _("Passwort setzen")},
        ),
        name="password_reset_confirm",
    ),
    path(
        "reset/complete/",
        views.PasswordResetCompleteView.as_view(
            template_name=SAID,
            extra_context={"heading": _("Das neue Passwort gilt.")},
        ),
        name="password_reset_complete",
    ),
]
