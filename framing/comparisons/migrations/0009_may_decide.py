from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def allow_moderators(apps, schema_editor):
    # Permissions are otherwise made after the last migration, too late for this one.
    create_permissions(installed.get_app_config("comparisons"), verbosity=0, apps=apps)
    group = apps.get_model("auth", "Group").objects.get(name="Moderatoren")
    group.permissions.add(
        *apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="comparisons", codename__in=["add_decision", "view_decision"]
        )
    )


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0008_decisions"),
        ("events", "0002_moderators"),
    ]
    operations = [migrations.RunPython(allow_moderators, migrations.RunPython.noop)]
