import Datasets
import Foundation
import Testing

struct HomeFolderTests {
  private func expanded(_ path: String, home: String?) -> String {
    HomeFolder.expanding(path, in: home.map { ["HOME": $0] } ?? [:])
  }

  @Test func theEnvironmentSaysWhereItIs() {
    #expect(HomeFolder.url(in: ["HOME": "/home/x"])?.path == "/home/x")
    #expect(expanded("~", home: "/home/x") == "/home/x")
    #expect(expanded("~/a/~b", home: "/home/x") == "/home/x/a/~b")
    #expect(expanded("~/a", home: "/") == "/a")
    #expect(expanded("a/~", home: "/home/x") == "a/~")
  }

  @Test func otherwiseTheSystemsListDoes() throws {
    let entry = try #require(getpwuid(geteuid()), "this user has no entry")
    let home = String(cString: entry.pointee.pw_dir)
    let name = String(cString: entry.pointee.pw_name)
    for variable in [nil, "", "relative"] as [String?] {
      #expect(expanded("~/a", home: variable) == home + "/a")
    }
    #expect(expanded("~\(name)/a", home: "/home/x") == home + "/a")
    #expect(expanded("~nobody-has-this-name/a", home: "/home/x") == "~nobody-has-this-name/a")
  }

  @Test func dataAreFoundThere() throws {
    let error = #expect(throws: ResourceError.self) {
      try ResourceSearch.mnist.find(
        in: Surroundings(
          environment: ["WADACHI_DATA": "~/data", "HOME": "/home/x"],
          executable: URL(fileURLWithPath: "/bin/x"), currentFolder: URL(fileURLWithPath: "/")))
    }
    #expect(error?.tried == ["/home/x/data"])
  }
}
