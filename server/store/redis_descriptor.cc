#include "server/store/redis_descriptor.h"

#include <boost/asio/post.hpp>
#include <utility>

namespace plenary {

RedisDescriptor::RedisDescriptor(boost::asio::io_context& io, redisAsyncContext* context, std::function<void()> gone)
    : descriptor_(io, context->c.fd), context_(context), gone_(std::move(gone)) {}

void RedisDescriptor::attach(boost::asio::io_context& io, redisAsyncContext* context, std::function<void()> gone) {
  using Holder = std::shared_ptr<RedisDescriptor>;
  const Holder descriptor(new RedisDescriptor(io, context, std::move(gone)));
  context->ev.data = new Holder(descriptor);  // hiredis' share, given up in cleanup
  context->ev.addRead = [](void* holder) {
    RedisDescriptor& self = **static_cast<Holder*>(holder);
    self.wants_to_read_ = true;
    self.wait_to_read();
  };
  context->ev.delRead = [](void* holder) { (*static_cast<Holder*>(holder))->wants_to_read_ = false; };
  context->ev.addWrite = [](void* holder) {
    RedisDescriptor& self = **static_cast<Holder*>(holder);
    self.wants_to_write_ = true;
    self.wait_to_write();
  };
  context->ev.delWrite = [](void* holder) { (*static_cast<Holder*>(holder))->wants_to_write_ = false; };
  context->ev.cleanup = [](void* holder) {
    const std::unique_ptr<Holder> share(static_cast<Holder*>(holder));
    (*share)->cleanup();
  };
}

void RedisDescriptor::wait_to_read() {
  if (waits_to_read_) return;
  waits_to_read_ = true;
  descriptor_.async_wait(descriptor_.wait_read, [self = shared_from_this()](boost::system::error_code error) {
    self->waits_to_read_ = false;
    if (error || self->context_ == nullptr || !self->wants_to_read_) return;
    redisAsyncHandleRead(self->context_);
  });
}

// The socket nearly always takes it at once: what is asked in one go is written together, right after it. Only what did not
// fit, and a connection that is still being made, wait until the kernel says so.
void RedisDescriptor::wait_to_write() {
  if (waits_to_write_) return;
  waits_to_write_ = true;
  auto write = [self = shared_from_this()](boost::system::error_code error) {
    self->waits_to_write_ = false;
    if (error || self->context_ == nullptr || !self->wants_to_write_) return;
    self->writes_ = true;
    redisAsyncHandleWrite(self->context_);
    self->writes_ = false;
  };
  if (writes_ || !(context_->c.flags & REDIS_CONNECTED)) {
    descriptor_.async_wait(descriptor_.wait_write, std::move(write));
  } else {
    boost::asio::post(descriptor_.get_executor(), [write = std::move(write)] { write({}); });
  }
}

void RedisDescriptor::cleanup() {
  context_->ev.data = nullptr;
  context_ = nullptr;
  descriptor_.release();
  gone_();
}

}  // namespace plenary
