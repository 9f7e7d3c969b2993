package main

func (c *command) help(args []string) int { return 0 }
func (c *command) init(args []string) int { return 0 }
