from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0003_plain_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="labels",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="claim",
            name="speaker_key",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
