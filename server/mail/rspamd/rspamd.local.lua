-- Written by konbit. What neither Postfix nor a module of rspamd refuses.
local lua_mime = require "lua_mime"

-- Postfix names the door by which lists send.
local function is_of_lists(task) return tostring(task:get_request_header('MTA-Name')) == 'LISTS' end

local max_headers, max_bytes, max_subject = 1000, 131072, 2000

local function refusal(task)
  local headers = tostring(task:get_raw_headers() or '')
  if #headers > max_bytes then return 'The headers of this message are too large' end
  if select(2, headers:gsub('\n[^ \t]', '')) > max_headers then return 'This message has too many headers' end
  if #(task:get_header_raw('Subject') or '') > max_subject then return 'The subject of this message is too long' end

  local user = task:get_user()
  if user then
    -- Postfix has seen that the envelope's sender is the login's own; the name that people see must be the same.
    local from, envelope = task:get_from({'mime', 'orig'}) or {}, task:get_from({'smtp', 'orig'}) or {}
    local own = envelope[1] and envelope[1].addr or ''
    if own == '' then own = user end
    if #(task:get_header_full('From') or {}) ~= 1 or #from ~= 1 or from[1].addr:lower() ~= own:lower() then
      return 'The address in From: is not the one that this message is sent with'
    end
  end

  -- It has been delivered here before and comes back.
  for _, recipient in ipairs(task:get_recipients({'smtp', 'orig'}) or {}) do
    for _, header in ipairs(task:get_header_full('Delivered-To') or {}) do
      if (header.decoded or ''):lower():gsub('[<>%s]', '') == recipient.addr:lower() then return 'This message goes in circles' end
    end
  end
end

rspamd_config:register_symbol({
  name = 'KONBIT_REFUSED',
  type = 'prefilter',
  priority = 10,
  flags = 'empty,nostat',
  callback = function(task)
    -- Of what comes from the machine itself, only what lists send is signed without a login.
    if not task:get_user() and not is_of_lists(task) then task:disable_symbol('DKIM_SIGNED') end
    local reason = refusal(task)
    if reason then task:set_pre_result('reject', reason, 'konbit') end
  end,
})

-- An address that only forwards leaves no trace of its own; with this one its circle closes after one turn. Of several recipients
-- none is named to the others.
rspamd_config:register_symbol({
  name = 'KONBIT_RECEIVED_FOR',
  type = 'idempotent',
  flags = 'empty,nostat,explicit_disable,ignore_passthrough',
  callback = function(task)
    local recipients = task:get_recipients({'smtp', 'orig'}) or {}
    if #recipients == 1 and not task:get_user() and not is_of_lists(task) then
      lua_mime.modify_headers(task, {add = {['Delivered-To'] = {value = recipients[1].addr, order = 0}}})
    end
  end,
})
