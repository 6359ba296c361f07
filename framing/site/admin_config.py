"""The Django admin as an app, with a site of our own."""

from django.contrib.admin.apps import AdminConfig


class RolesAdminConfig(AdminConfig):
    """Django's own, but for who is let in."""

    default_site = "framing.site.entering.RolesAdminSite"
