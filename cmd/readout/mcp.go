package main

import (
	"context"

	"readout/desk"
	"readout/mcp"
)

type mcpCmd struct{ database }

// Help is what "readout help mcp" says besides the flags.
func (mcpCmd) Help() string {
	return `Examples:

  readout mcp --db case.db
      Answer an agent on standard input and output (Model Context Protocol).

In an agent's settings: {"mcpServers": {"readout": {"command": "readout", "args": ["mcp", "--db", "/path/to/case.db"]}}}. Over HTTP, readout serve answers at /mcp. Every tool only reads.`
}

// Run speaks MCP until the client goes.
func (c *mcpCmd) Run(ctx context.Context, s *streams) error {
	version, _ := built()
	return c.with(ctx, s, func(k *desk.Desk) error { return mcp.Serve(ctx, k, version) })
}
