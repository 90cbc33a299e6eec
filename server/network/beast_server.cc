// The one translation unit that compiles Beast (half a minute at -O0): everything else sees http.h, socket.h, server.h.
#include "server/network/http_connection.h"
#include "server/network/web_socket.h"

namespace plenary {

std::shared_ptr<Connection> http_connection(std::shared_ptr<ServerCore> core, TcpSocket socket, asio::ssl::context* tls,
                                            const Address& peer, std::optional<HttpResponse> refusal) {
  auto connection = std::make_shared<HttpConnection>(std::move(core), std::move(socket), tls, peer, std::move(refusal));
  // Later, so that the core holds it before anything can end it.
  asio::post(connection->transport().get_executor(), [connection] { connection->begin(); });
  return connection;
}

}  // namespace plenary
