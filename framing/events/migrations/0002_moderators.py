from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

NAME = "Moderatoren"
CODENAMES = [
    *(f"{verb}_{model}" for model in ("account", "outlet") for verb in ("add", "change", "view")),
    *(f"view_{model}" for model in ("event", "snapshot", "version")),
]


def create_group(apps, schema_editor):
    # Permissions are otherwise made after the last migration, too late for this one.
    create_permissions(installed.get_app_config("events"), verbosity=0, apps=apps)
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=NAME)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="events", codename__in=CODENAMES
    )
    group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create_group, migrations.RunPython.noop)]
