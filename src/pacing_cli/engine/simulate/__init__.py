"""Engine: invented people who live day by day by a plan, or otherwise, in a simple model.

The model, chosen before any result was seen, and kept as it came out:

- Capacity is the amount a day that has no price. It grows a little while most of it is
  used, day after day, and shrinks with rest (`body.py`). It has a limit.
- A day above capacity is paid for over the next three days, in points of pain; in the
  person with delayed payback mostly after 48 hours, and with a piece of capacity.
- Flares come by themselves, and more often after days above capacity. They last as long as
  ACT-FLARE 2021 saw (median 5 days, half of them 3 to 8) and leave 60 % of the capacity.
- Pain is a usual level, plus a swing from day to day that leans on the day before (AR(1)),
  plus payback, plus the flare. Ratings are whole points of 0 to 10.
- People differ in body, in habits (what a good day leads to, how well a number is kept), and
  in what they write down (`people.py`). Other duties fall on some days whatever the plan says.

Its limits: nobody was measured for it. Every figure is this project's guess, but for the
length of flares. One activity stands for all. There is no mood, no fear, no sleep, no
medicine that helps, no learning, and pain does not get less by being more able. People
keep using the program for half a year, which few do. It can show that a rule does harm
in a simple world; it cannot show that a rule helps a person.
"""

from pacing_cli.engine.simulate.figures import Figures, figures, mean_of
from pacing_cli.engine.simulate.life import Life, Lived, live
from pacing_cli.engine.simulate.luck import Luck, draw
from pacing_cli.engine.simulate.people import PEOPLE, Person
from pacing_cli.engine.simulate.ways import WAYS, Way

__all__ = [
    "PEOPLE",
    "WAYS",
    "Figures",
    "Life",
    "Lived",
    "Luck",
    "Person",
    "Way",
    "draw",
    "figures",
    "live",
    "mean_of",
]
