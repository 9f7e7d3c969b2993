-- A session of Neovim with isolint lsp: opens the file, waits for the diagnostics,
-- applies the fix of the first, waits again, and prints what a user sees. ISOLINT is the
-- program.
local function fail(message)
	io.stderr:write(message .. "\n")
	vim.cmd("cquit 1")
end

local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
	name = "isolint",
	cmd = { vim.env.ISOLINT, "lsp" },
	root_dir = vim.fn.getcwd(),
})
if not client then
	fail("no client")
end
local published = 0 -- by the server; an edit moves diagnostics, too
local publish = vim.lsp.handlers["textDocument/publishDiagnostics"]
vim.lsp.handlers["textDocument/publishDiagnostics"] = function(...)
	publish(...)
	published = published + 1
end

local function wait(what, condition)
	if not vim.wait(120000, condition, 50) then
		fail("no " .. what)
	end
end

local function show()
	for _, d in ipairs(vim.diagnostic.get(buffer)) do
		print(string.format("%d:%d %s: %s (%s)", d.lnum + 1, d.col + 1, d.source, d.message, d.code or d.user_data.lsp.code))
	end
end

local function request(method, params)
	local answers, err = vim.lsp.buf_request_sync(buffer, method, params, 60000)
	local answer = answers and answers[client]
	if not answer or answer.err then
		fail(method .. ": " .. vim.inspect(err or answer))
	end
	return answer.result
end

vim.lsp.buf_attach_client(buffer, client)
wait("diagnostics", function() return published > 0 end)
show()

local document = vim.lsp.util.make_text_document_params(buffer)
for _, lens in ipairs(request("textDocument/codeLens", { textDocument = document })) do
	print(string.format("%d: %s", lens.range.start.line + 1, lens.command.title))
end

local at = vim.diagnostic.get(buffer)[1]
local range = { start = { line = at.lnum, character = at.col }, ["end"] = { line = at.lnum, character = at.col } }
local actions = request("textDocument/codeAction", { textDocument = document, range = range, context = { diagnostics = {} } })
for _, action in ipairs(actions) do
	print(action.title)
end
local before = published
vim.lsp.util.apply_workspace_edit(actions[1].edit, vim.lsp.get_client_by_id(client).offset_encoding)
wait("diagnostics after the fix", function() return published > before end)
print("then " .. #vim.diagnostic.get(buffer))
vim.cmd("silent write")

vim.lsp.stop_client(client)
wait("end of the server", function() return vim.lsp.get_client_by_id(client) == nil end)
vim.cmd("qall!")
