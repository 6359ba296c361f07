"""A page worked by mouse, or by keys alone: the same steps for either."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

STEPS = 250  # of the Tab key, to the farthest button
WAIT_MS = 60_000


class ByMouse:
    """Everything is clicked, filled and chosen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        """Press a button or follow a link."""
        target.click()

    def write(self, target: Locator, words: str) -> None:
        """Write into a field."""
        target.fill(words)

    def name_day(self, target: Locator, day: date) -> None:
        """Name a day."""
        target.fill(day.isoformat())

    def choose(self, target: Locator, value: str) -> None:
        """Choose from a list."""
        target.select_option(value)

    def tick(self, target: Locator) -> None:
        """Tick a box."""
        target.check()

    def decide(self) -> None:
        """Confirm the finding that is shown."""
        self.page.locator("button[data-key=c]").first.click()


class ByKeys(ByMouse):
    """The mouse is not touched: Tab leads there, Enter, Space and arrows do it."""

    def reach(self, target: Locator) -> None:
        """Move to an element by the Tab key alone."""
        expect(target).to_be_visible(timeout=WAIT_MS)
        for _ in range(STEPS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        message = f"{target} is not reached by {STEPS} steps"
        raise AssertionError(message)

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, words: str) -> None:
        self.reach(target)
        self.page.keyboard.type(words)

    def name_day(self, target: Locator, day: date) -> None:
        self.reach(target)
        self.page.keyboard.type(f"{day:%m%d%Y}")  # as Chromium here writes a day

    def choose(self, target: Locator, value: str) -> None:
        self.reach(target)
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert target.input_value() == value

    def tick(self, target: Locator) -> None:
        self.reach(target)
        if not target.is_checked():
            self.page.keyboard.press("Space")

    def decide(self) -> None:
        self.page.keyboard.press("c")
