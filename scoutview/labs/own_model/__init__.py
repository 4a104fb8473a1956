"""A model of somebody's own, recorded in a loop of their own: asked by its graph, without their code."""
