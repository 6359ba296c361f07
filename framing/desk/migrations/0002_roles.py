from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

# Students need no login. Moderators have their group from the events app.
ROLES = {
    "Lehrkräfte": {"events": ["view_event", "view_account"]},
    "Verwaltung": {
        "events": [
            *(f"{verb}_{model}" for model in ("account", "outlet") for verb in ("add", "change")),
            *(f"view_{model}" for model in ("account", "outlet", "event", "snapshot", "version")),
            "add_event",
            "change_event",
        ],
        "comparisons": ["add_decision", "view_decision"],
        "auth": ["add_user", "change_user", "view_user", "view_group"],
        "journal": ["view_entry"],
    },
}


def create_groups(apps, schema_editor):
    # Permissions are otherwise made after the last migration, too late for this one.
    for label in ("events", "comparisons", "auth", "journal"):
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    for name, wanted in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for label, codenames in wanted.items():
            found = apps.get_model("auth", "Permission").objects.filter(
                content_type__app_label=label, codename__in=codenames
            )
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("comparisons", "0009_may_decide"),
        ("events", "0002_moderators"),
        ("journal", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
