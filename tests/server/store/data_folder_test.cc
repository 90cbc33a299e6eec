#include "server/store/data_folder.h"

#include <sys/stat.h>

#include <fstream>

#include "tests/catch.h"
#include "tests/server/store/test_redis.h"

namespace plenary {

TEST_CASE("an installation keeps its id and its keys", "[store][folder]") {
  TemporaryFolder folder;
  std::string instance, chain, links;
  {
    DataFolder data(folder.path() / "data");
    instance = data.instance();
    chain = data.key("chain");
    links = data.key("links");
  }
  CHECK(instance.size() == 32);
  CHECK(chain.size() == 32);
  CHECK(chain != links);
  DataFolder again(folder.path() / "data");
  CHECK(again.instance() == instance);
  CHECK(again.key("chain") == chain);
}

TEST_CASE("ARCHIVE-2: each document's chain has a key of its own, those that were brought theirs", "[store][folder]") {
  TemporaryFolder folder;
  const std::string brought(32, 'b');
  std::string one;
  {
    DataFolder data(folder.path() / "data");
    one = data.chain_keys().of("one").key();
    CHECK(one != data.chain_keys().of("two").key());
    CHECK(one != data.key("chain"));
    CHECK(data.chain_keys().its_own("one"));
    data.bring_chain_keys({{"two", brought}});
  }
  DataFolder again(folder.path() / "data");
  CHECK(again.chain_keys().of("one").key() == one);
  CHECK(again.chain_keys().of("two").key() == brought);
  again.bring_chain_keys({{"three", brought}});
  CHECK(again.chain_keys().of("two").key() == brought);
}

TEST_CASE("an installation that was begun with one key for all its chains keeps it", "[store][folder]") {
  TemporaryFolder folder;
  write_privately(folder.path() / "instance",
                  "instance " + std::string(32, 'a') + "\nstate established\ndocuments 0\n");
  make_private_folder(folder.path() / "keys");
  write_privately(folder.path() / "keys" / "chain.key", std::string(32, 'k'));
  DataFolder data(folder.path());
  CHECK(data.chain_keys().of("one").key() == std::string(32, 'k'));
  CHECK_FALSE(data.chain_keys().its_own("one"));
  data.note_documents(2);
  CHECK(data.chain_keys().of("one").key() == std::string(32, 'k'));
}

TEST_CASE("a key that others may read is refused, with how to close it", "[store][folder]") {
  TemporaryFolder folder;
  DataFolder data(folder.path());
  CHECK(data.key("links").size() == 32);
  REQUIRE(chmod((folder.path() / "keys" / "links.key").c_str(), 0644) == 0);
  CHECK_THROWS_WITH(data.key("links"), PLENARY_CONTAINS("chmod 600"));
}

TEST_CASE("a damaged key is refused", "[store][folder]") {
  TemporaryFolder folder;
  DataFolder data(folder.path());
  CHECK(data.key("chain").size() == 32);
  std::ofstream(folder.path() / "keys" / "chain.key") << "short";
  CHECK_THROWS_WITH(data.key("chain"), PLENARY_CONTAINS("damaged"));
}

TEST_CASE("an established installation never gets another chain key, nor a Redis with fewer documents",
          "[store][folder]") {
  TemporaryFolder folder;
  TestRedis server;
  DataFolder data(folder.path());
  CHECK(data.key("chain").size() == 32);
  data.settle(server.endpoint(), check_redis({server.endpoint(), {}}), DataFolder::Whose::own);
  CHECK(server({"GET", "plenary:instance"}) == data.instance());
  data.settle(server.endpoint(), check_redis({server.endpoint(), {}}), DataFolder::Whose::own);
  std::filesystem::remove(folder.path() / "keys" / "chain.key");
  CHECK_THROWS_WITH(data.key("chain"), PLENARY_CONTAINS("restore it from a backup"));

  data.note_documents(3);
  server({"SADD", "plenary:documents", "a", "b"});
  CHECK_THROWS_WITH(data.settle(server.endpoint(), check_redis({server.endpoint(), {}}), DataFolder::Whose::own),
                    PLENARY_CONTAINS("STORAGE_IDENTITY") && PLENARY_CONTAINS("has 2 documents"));
}

TEST_CASE("a Redis with documents of unknown origin is not taken", "[store][folder]") {
  TemporaryFolder folder;
  TestRedis server;
  server({"SADD", "plenary:documents", "a"});
  DataFolder data(folder.path());
  CHECK_THROWS_WITH(data.settle(server.endpoint(), check_redis({server.endpoint(), {}}), DataFolder::Whose::own),
                    PLENARY_CONTAINS("unknown origin"));
  CHECK(server({"GET", "plenary:instance"}) == "(nil)");
}

TEST_CASE("a folder that holds documents and has lost its instance is refused", "[store][folder]") {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "redis" / "appendonlydir");
  CHECK_THROWS_WITH(DataFolder(folder.path()), PLENARY_CONTAINS("STORAGE_IDENTITY"));
}

}  // namespace plenary
