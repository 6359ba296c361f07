from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0015_home_page_by_its_name"),
    ]

    operations = [
        migrations.RenameModel("HostTurn", "Turn"),
        migrations.RenameField("turn", "host", "name"),
    ]
