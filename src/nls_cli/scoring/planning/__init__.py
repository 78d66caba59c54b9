"""The least effort that meets goals: which cells could be turned, what that does to each goal, and the optimum."""
