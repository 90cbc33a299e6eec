// hiredis on Asio: waits for hiredis' socket and calls hiredis back. hiredis 0.14 has no such adapter of its own.
//
// hiredis owns the socket and closes it; this lets go of it first (ev.cleanup). Asio is included here and in the files
// of this folder that wait, and in server/network, and nowhere else.
#pragma once

#include <hiredis/async.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>
#include <memory>

namespace plenary {

class RedisDescriptor : public std::enable_shared_from_this<RedisDescriptor> {
 public:
  // Attaches itself to `context`, and lives until hiredis lets go of it; then calls `gone`.
  static void attach(boost::asio::io_context& io, redisAsyncContext* context, std::function<void()> gone);

 private:
  RedisDescriptor(boost::asio::io_context& io, redisAsyncContext* context, std::function<void()> gone);
  void wait_to_read();
  void wait_to_write();
  void cleanup();

  boost::asio::posix::stream_descriptor descriptor_;
  redisAsyncContext* context_;  // nullptr: hiredis has let go
  std::function<void()> gone_;
  bool wants_to_read_ = false;
  bool wants_to_write_ = false;
  bool waits_to_read_ = false;
  bool waits_to_write_ = false;
  bool writes_ = false;  // just now
};

}  // namespace plenary
